import { BLOCK } from './examples.ts';
import {
  filled,
  limit,
  long,
  stringLimits,
  times,
  tooFew,
  tooLong,
  tooMany,
  tooShort,
  type Limit,
} from './kit.ts';

const { data_visualization: chart } = BLOCK;

const labels = (count: number): string[] => times(count, (at) => `第${at}周`);
const points = (count: number): object[] => labels(count).map((label) => ({ label, value: -1 }));
const pie = (...segments: object[]) => ({ chart: { type: 'pie', segments } });
const slices = (count: number) => pie(...times(count, (at) => ({ label: `${at}`, value: 1 })));

/** A chart of series over two weeks, with other properties in place of its own. */
function plot(type: string, more: object = {}, axis: object = {}) {
  const series = [{ name: '甲', data: points(2) }];
  return { chart: { type, series, axis_config: { categories: labels(2), ...axis }, ...more } };
}

const series = (count: number) => ({ series: times(count, (at) => ({ name: `${at}`, data: points(2) })) });
const oneSeries = (more: object) => ({ series: [{ name: '甲', data: points(2), ...more }] });
const over = (count: number) => ({
  series: [{ name: '甲', data: points(count) }],
  axis_config: { categories: labels(count) },
});

/** What charts with axes share. */
function plotLimits(type: string): Limit[] {
  const of = (what: string, good: object, bad: object, fault: string, pointer: string) =>
    limit(chart, `${type} ${what}`, plot(type, good), plot(type, bad), fault, `/chart${pointer}`);
  const titled = (name: string) => [
    limit(
      chart,
      `${type} ${name} too long`,
      plot(type, {}, { [name]: long(50) }),
      plot(type, {}, { [name]: long(51) }),
      tooLong(50),
      `/chart/axis_config/${name}`,
    ),
    limit(
      chart,
      `${type} ${name} empty`,
      plot(type, {}, { [name]: 'x' }),
      plot(type, {}, { [name]: '' }),
      tooShort(1),
      `/chart/axis_config/${name}`,
    ),
  ];
  const point = (more: object) => oneSeries({ data: [{ label: '第0周', value: 1, ...more }, points(2)[1]] });
  const named = (label: string) => ({
    series: [{ name: '甲', data: [{ label, value: 1 }] }],
    axis_config: { categories: [label] },
  });
  const twoSame = { series: [...series(1).series, ...series(1).series] };
  const everyWeek = 'must contain exactly one entry for each of `axis_config.categories`';
  return [
    of('series too many', series(12), series(13), tooMany(12), '/series'),
    of('series too few', series(1), series(0), tooFew(1), '/series'),
    of('series missing', {}, { series: undefined }, 'missing required field: series', ''),
    of('axes missing', {}, { axis_config: undefined }, 'missing required field: axis_config', ''),
    of('categories missing', {}, { axis_config: {} }, 'missing required field: categories', '/axis_config'),
    of(
      'name of a series too long',
      oneSeries({ name: long(20) }),
      oneSeries({ name: long(21) }),
      tooLong(20),
      '/series/0/name',
    ),
    of('name of a series empty', {}, oneSeries({ name: '' }), tooShort(1), '/series/0/name'),
    of(
      'name of a series missing',
      {},
      oneSeries({ name: undefined }),
      'missing required field: name',
      '/series/0',
    ),
    of('two series of one name', series(2), twoSame, 'Input contains duplicate items', '/series/1/name'),
    of('points missing', {}, oneSeries({ data: undefined }), 'missing required field: data', '/series/0'),
    of('value missing', {}, point({ value: undefined }), 'missing required field: value', '/series/0/data/0'),
    of('label missing', {}, point({ label: undefined }), 'missing required field: label', '/series/0/data/0'),
    of('no value for a category', {}, oneSeries({ data: points(1) }), everyWeek, '/series/0/data'),
    of('value for another category', {}, point({ label: '他' }), everyWeek, '/series/0/data'),
    ...titled('x_label'),
    ...titled('y_label'),
    ...togetherLimits(type, named),
  ];
}

/** The label of a point and of its category are wrong together; each is named in its place. */
function togetherLimits(type: string, named: (label: string) => object): Limit[] {
  const both = (what: string, good: object, bad: object, fault: string, at: [string, string]): Limit => ({
    ...limit(chart, `${type} ${what}`, plot(type, good), plot(type, bad), fault),
    faults: at.map((pointer) => ({ fault, pointer: `/0/chart/${pointer}` })),
  });
  const inBoth: [string, string] = ['series/0/data/0/label', 'axis_config/categories/0'];
  return [
    both('label too long', named(long(20)), named(long(21)), tooLong(20), inBoth),
    both('label empty', named('一'), named(''), tooShort(1), inBoth),
    both('points too many', over(20), over(21), tooMany(20), ['series/0/data', 'axis_config/categories']),
    both('points too few', over(1), over(0), tooFew(1), ['series/0/data', 'axis_config/categories']),
  ];
}

const slice = (more: object) => pie({ label: '甲', value: 1, ...more });
const at = '/chart/segments/0';

/** Limits of charts. */
export const CHART_LIMITS: Limit[] = [
  ...stringLimits(chart, 'title', 50),
  filled(chart, 'title'),
  limit(chart, 'kind of chart', plot('bar'), plot('radar'), 'unsupported type: radar', '/chart/type'),
  limit(chart, 'slices too many', slices(12), slices(13), tooMany(12), '/chart/segments'),
  limit(chart, 'slices too few', slices(1), slices(0), tooFew(1), '/chart/segments'),
  limit(
    chart,
    'slices missing',
    slices(1),
    { chart: { type: 'pie' } },
    'missing required field: segments',
    '/chart',
  ),
  limit(
    chart,
    'slice of nothing',
    slice({ value: 0.1 }),
    slice({ value: 0 }),
    'must be greater than 0',
    `${at}/value`,
  ),
  limit(
    chart,
    'slice without value',
    slice({}),
    slice({ value: undefined }),
    'missing required field: value',
    at,
  ),
  limit(
    chart,
    'slice without label',
    slice({}),
    slice({ label: undefined }),
    'missing required field: label',
    at,
  ),
  limit(
    chart,
    'label of a slice too long',
    slice({ label: long(20) }),
    slice({ label: long(21) }),
    tooLong(20),
    `${at}/label`,
  ),
  limit(chart, 'label of a slice empty', slice({}), slice({ label: '' }), tooShort(1), `${at}/label`),
  ...['bar', 'area', 'line'].flatMap(plotLimits),
];
