import { BLOCK, ELEMENT, PICTURE } from './examples.ts';
import { limit, tooLong, tooShort, type Limit } from './kit.ts';

/** A picture that the bot has, wherever the limits are tried against a workspace. */
export const KNOWN_PICTURE = 'F012345678';
const address = `https://files.slack.com/files-pri/T0PRACTICE-${KNOWN_PICTURE}/`;

const file = (slack_file: object): object => ({ image_url: undefined, slack_file });
const flow = (trigger: object): object => ({ workflow: { trigger } });
const parameters = (...given: object[]): object =>
  flow({ url: 'https://slack.com/shortcuts/Ft1/x', customizable_input_parameters: given });

function pictures(): Limit[] {
  return [PICTURE, BLOCK.image].flatMap((image) => [
    limit(
      image,
      'address too long',
      { image_url: 'https://example.com/'.padEnd(3000, 'a') },
      { image_url: 'https://example.com/'.padEnd(3001, 'a') },
      tooLong(3000),
      '/image_url',
    ),
    limit(image, 'address empty', {}, { image_url: '' }, tooShort(1), '/image_url'),
    limit(
      image,
      'address of nothing on the web',
      {},
      { image_url: 'a.png' },
      'downloading image failed',
      '/image_url',
    ),
    limit(
      image,
      'source missing',
      {},
      { image_url: undefined },
      'must define either `image_url` or `slack_file`',
      '/type',
    ),
    limit(
      image,
      'file id',
      { ...file({ id: KNOWN_PICTURE }) },
      { ...file({ id: 'F1' }) },
      'input must match regex pattern: ^[F][A-Z0-9]{8,}$',
      '/slack_file/id',
    ),
    limit(
      image,
      'file address too long',
      { ...file({ url: address.padEnd(3000, 'a') }) },
      { ...file({ url: address.padEnd(3001, 'a') }) },
      tooLong(3000),
      '/slack_file/url',
    ),
    limit(
      image,
      'file address empty',
      { ...file({ url: address }) },
      { ...file({ url: '' }) },
      tooShort(1),
      '/slack_file/url',
    ),
    limit(
      image,
      'file named twice',
      { ...file({ id: KNOWN_PICTURE }) },
      { ...file({ id: KNOWN_PICTURE, url: address }) },
      'must define either `id` or `url`',
      '/slack_file',
    ),
  ]);
}

function workflows(): Limit[] {
  const run = ELEMENT.workflow_button;
  const given = { name: 'n', value: 1 };
  const list = '/workflow/trigger/customizable_input_parameters';
  return [
    limit(run, 'trigger missing', {}, { workflow: {} }, 'missing required field: trigger', '/workflow'),
    limit(
      run,
      'trigger url missing',
      {},
      { ...flow({}) },
      'missing required field: url',
      '/workflow/trigger',
    ),
    limit(run, 'trigger url empty', {}, { ...flow({ url: '' }) }, tooShort(1), '/workflow/trigger/url'),
    limit(
      run,
      'parameter name empty',
      { ...parameters(given) },
      { ...parameters({ ...given, name: '' }) },
      tooShort(1),
      `${list}/0/name`,
    ),
    limit(
      run,
      'parameter name missing',
      { ...parameters(given) },
      { ...parameters({ value: 1 }) },
      'missing required field: name',
      `${list}/0`,
    ),
    limit(
      run,
      'parameter value missing',
      { ...parameters(given) },
      { ...parameters({ name: 'n' }) },
      'missing required field: value',
      `${list}/0`,
    ),
  ];
}

/** Limits of where pictures and workflows come from. */
export const SOURCE_LIMITS: Limit[] = [...pictures(), ...workflows()];
