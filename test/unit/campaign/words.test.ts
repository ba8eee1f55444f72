import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { campaign as en } from '../../../src/locales/en/campaign.ts';
import { campaign as zh } from '../../../src/locales/zh-CN/campaign.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** How the parser marks a plain `{id}`. */
const ARGUMENT = 1;

/** `{id}` and `{noun, select, …}`, also where one stands inside another. */
function argumentsIn(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    if ('options' in element) {
      const cases = Object.values(element.options).map((option) => option.value);
      return [element.value, ...cases.flatMap(argumentsIn)];
    }
    return Object.is(element.type, ARGUMENT) && 'value' in element ? [element.value] : [];
  });
}

function shape(catalogue: Record<string, string>): [key: string, args: string[]][] {
  return Object.entries(catalogue).map(([key, message]) => {
    const args = argumentsIn(new IntlMessageFormat(message, 'en').getAst());
    return [key, [...new Set(args)].toSorted()];
  });
}

describe('the words about campaign files', () => {
  it('have the same keys, in the same order, with the same arguments in both languages', () => {
    expect(shape(en)).toEqual(shape(zh));
  });

  it('say something in every case', () => {
    expect([...Object.values(zh), ...Object.values(en)].filter((message) => message.trim() === '')).toEqual(
      [],
    );
  });
});
