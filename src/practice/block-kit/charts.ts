import { objectsOf, type Json } from '../json.ts';
import {
  byType,
  list,
  number,
  object,
  required,
  string,
  typed,
  type Breach,
  type ObjectSchema,
  type Rule,
} from './schema.ts';

// Charts, as docs.slack.dev/reference/block-kit/blocks/data-visualization-block has them. Slack's words for what is
// wrong between the parts of a chart are not known; that it refuses is in the reference.

const label = string({ min: 1, max: 20 });
const title = string({ min: 1, max: 50 });
const point = object({ label: required(label), value: required(number) });

const positiveSlices: Rule = {
  name: 'slices are greater than 0',
  broken: (chart) =>
    objectsOf(chart.segments).flatMap((slice, at): Breach[] =>
      Number(slice.value) > 0 ? [] : [['must be greater than 0', `/segments/${at}/value`]],
    ),
};

const namesOnce: Rule = {
  name: 'series have names of their own',
  broken(chart) {
    const names = objectsOf(chart.series).map((series) => series.name);
    return names.flatMap((name, at): Breach[] =>
      names.indexOf(name) < at ? [['Input contains duplicate items', `/series/${at}/name`]] : [],
    );
  },
};

/** A series has exactly one value for each category. */
const everyCategory: Rule = {
  name: 'series have one value for each category',
  broken(chart) {
    const wanted = categoriesOf(chart).toSorted();
    return objectsOf(chart.series).flatMap((series, at): Breach[] => {
      const given = objectsOf(series.data).map((each) => String(each.label));
      return JSON.stringify(given.toSorted()) === JSON.stringify(wanted)
        ? []
        : [['must contain exactly one entry for each of `axis_config.categories`', `/series/${at}/data`]];
    });
  },
};

function categoriesOf({ axis_config: axis }: Json): string[] {
  const categories: unknown = typeof axis === 'object' && axis && 'categories' in axis ? axis.categories : [];
  return Array.isArray(categories) ? categories.map(String) : [];
}

function alongAxes(): ObjectSchema {
  return typed(
    {
      series: required(
        list(object({ name: required(label), data: required(list(point, { min: 1, max: 20 })) }), {
          min: 1,
          max: 12,
        }),
      ),
      axis_config: required(
        object({ categories: required(list(label, { min: 1, max: 20 })), x_label: title, y_label: title }),
      ),
    },
    namesOnce,
    everyCategory,
  );
}

/** The charts that there are. */
const CHARTS = {
  pie: typed({ segments: required(list(point, { min: 1, max: 12 })) }, positiveSlices),
  bar: alongAxes(),
  area: alongAxes(),
  line: alongAxes(),
};

/** A message may have this many. */
export const CHARTS_PER_MESSAGE = 2;

/** A chart with its title. */
export const dataVisualization = typed({
  block_id: string({ max: 255 }),
  title: required(title),
  chart: required(byType(CHARTS)),
});
