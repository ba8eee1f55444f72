import type { z } from 'zod';
import {
  channel,
  choice,
  day,
  flag,
  id,
  list,
  map,
  reference,
  slack,
  weight,
  wording,
  zone,
} from './scalars.ts';
import { quietHoursShape, rhythmShape } from './timing-shape.ts';
import { urgingShape } from './urging.ts';

const supporting = list(reference).nullish();

const person = map({ id, name: wording(200), slack: slack.nullish() });

const section = map({
  id,
  name: wording(200),
  channel: channel.nullish(),
  head: reference.nullish(),
  deputy: reference.nullish(),
  handlers: list(reference).nullish(),
  key: flag.nullish(),
});

const goal = map({ id, name: wording(200), weight, lead: reference, supporting });

const task = map({
  id,
  title: wording(250),
  goal: reference.nullish(),
  lead: reference,
  supporting,
  every: choice(['week', 'month', 'quarter', 'year']).nullish(),
  from: day.nullish(),
  due_on: day.nullish(),
});

/** A campaign file as it is written: each value for itself. What values say of each other is checked later. */
export const fileShape = map({
  campaign: map({
    id,
    name: wording(200),
    organization: wording(200).nullish(),
    starts_on: day,
    ends_on: day,
    timezone: zone,
    language: choice(['zh-CN', 'en']).nullish(),
    calendar: choice(['CN', 'none']).nullish(),
  }),
  channels: map({ summary: channel, leading_group: channel.nullish() }),
  people: list(person),
  leading_group: map({
    head: reference.nullish(),
    deputies: list(reference).nullish(),
    office: list(reference),
  }),
  sections: list(section),
  goals: list(map({ id, name: wording(200), goals: list(goal).nullish() })).nullish(),
  tasks: list(task).nullish(),
  rhythm: rhythmShape.nullish(),
  quiet_hours: quietHoursShape.nullish(),
  urging: urgingShape.nullish(),
  inspection_checklist: list(map({ id, goal: reference.nullish(), text: wording(250) })).nullish(),
});

export type FileInput = z.input<typeof fileShape>;

/** A file all of whose values are right for themselves. */
export type WrittenCampaign = z.output<typeof fileShape>;
