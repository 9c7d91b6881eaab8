-- Organs that are led from above alone (垂直领导), for the question who reviews their opinions (L22 35).
-- Back: alter table organ drop column vertical.
alter table organ add column vertical boolean not null default false; -- plain: 税务, 海关, 金融监管 and the like
