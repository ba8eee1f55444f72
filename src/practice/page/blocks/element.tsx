import type { ActionsBlockElement, InputBlockElement, SectionBlockAccessory } from '@slack/types';
import { usePage } from '../page.ts';
import { ButtonElement } from './button.tsx';
import { CheckboxesElement, RadioElement } from './choices.tsx';
import { DateElement, DateTimeElement, TimeElement } from './dates.tsx';
import { ExternalSelectElement } from './external-select.tsx';
import { FileInputElement } from './file-input.tsx';
import { Picture, pictureUrl } from './image.tsx';
import { MultiSelectElement } from './multi-select.tsx';
import { OverflowElement } from './overflow.tsx';
import { RichTextInputElement } from './rich-text-input.tsx';
import type { ElementProps } from './scope.ts';
import { SelectElement } from './select.tsx';
import { TextElement } from './text-input.tsx';

type AnyElement = ActionsBlockElement | InputBlockElement | SectionBlockAccessory;

/** One interactive element, wherever it stands. */
export function ElementView(props: ElementProps<AnyElement>) {
  const { words, person } = usePage();
  const { element, ...rest } = props;
  switch (element.type) {
    case 'button':
      return <ButtonElement element={element} {...rest} />;
    case 'overflow':
      return <OverflowElement element={element} {...rest} />;
    case 'static_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
      return <SelectElement element={element} {...rest} />;
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return <MultiSelectElement element={element} {...rest} />;
    case 'external_select':
    case 'multi_external_select':
      return <ExternalSelectElement element={element} {...rest} />;
    case 'radio_buttons':
      return <RadioElement element={element} {...rest} />;
    case 'checkboxes':
      return <CheckboxesElement element={element} {...rest} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextElement element={element} {...rest} />;
    case 'rich_text_input':
      return <RichTextInputElement element={element} {...rest} />;
    case 'datepicker':
      return <DateElement element={element} {...rest} />;
    case 'timepicker':
      return <TimeElement element={element} {...rest} />;
    case 'datetimepicker':
      return <DateTimeElement element={element} {...rest} />;
    case 'image':
      return <Picture url={pictureUrl(element, person.id)} alt={element.alt_text} />;
    case 'file_input':
      return <FileInputElement element={element} {...rest} />;
    default:
      return <p class="block-unknown">{words.notShown(element.type)}</p>;
  }
}
