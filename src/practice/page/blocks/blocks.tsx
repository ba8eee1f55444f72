import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Block, StateValues } from '../../contract.ts';
import { blocksWithin, keyOf, stateValues, valueField, valueOf, type FormElement } from '../form.ts';
import { Icon } from '../icons.tsx';
import { usePage } from '../page.ts';
import { BlockList } from './block.tsx';
import { formKey, ScopeContext, type Scope } from './scope.ts';

interface Props {
  blocks: Block[];
  /** Where the blocks are, for the server. */
  where: Scope['where'];
  /** What the server has of the form already. */
  state?: StateValues | undefined;
  errors?: Record<string, string>;
  children?: ComponentChildren;
}

/** The blocks of a message or view, with what is filled in there. */
export function Blocks({ blocks, where, state, errors = {}, children }: Props) {
  const { store } = usePage();
  const [, redraw] = useState(0);
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState('');
  // Two clicks may come before the first one is drawn; the state alone would let both through.
  const underWay = useRef(new Set<string>());
  const missed = useRef(new Set<string>());
  const filled = store.filledIn(formKey(where), state);

  const blockOf = (blockId: string) => blocksWithin(blocks).find((one) => one.block_id === blockId);

  const tell = async (blockId: string, element: FormElement, fields?: Record<string, unknown>) => {
    const key = keyOf(blockId, element);
    if (underWay.current.has(key)) {
      // What is typed meanwhile is told afterwards; a second press of a button is only a nervous finger.
      if (isTyped(element)) missed.current.add(key);
      return;
    }
    underWay.current.add(key);
    setPending(new Set(underWay.current));
    setFailure('');
    const result = await store.act(
      {
        kind: 'click',
        in: where,
        blockId,
        actionId: element.action_id ?? '',
        ...(fields && { fields }),
        state: stateValues(blocks, filled),
      },
      { quiet: true },
    );
    underWay.current.delete(key);
    setPending(new Set(underWay.current));
    if (!result.ok) setFailure(store.messageOf(result));
    if (missed.current.delete(key)) {
      void tell(blockId, element, { [valueField(element)]: valueOf(filled, blockId, element) });
    }
  };

  const scope: Scope = {
    where,
    value: (blockId, element) => valueOf(filled, blockId, element),
    change: (blockId, element, value) => {
      filled.set(keyOf(blockId, element), value);
      redraw((count) => count + 1);
      const block = blockOf(blockId);
      if (!isTyped(element) && (block?.type !== 'input' || block.dispatch_action === true)) {
        void tell(blockId, element, { [valueField(element)]: valueOf(filled, blockId, element) });
      }
    },
    press: (blockId, element, fields) => void tell(blockId, element, fields),
    dispatches: (blockId) => blockOf(blockId)?.dispatch_action === true,
    isPending: (blockId, element) => pending.has(keyOf(blockId, element)),
    errorOf: (blockId) => (Object.hasOwn(errors, blockId) ? errors[blockId] : undefined),
  };

  return (
    <ScopeContext.Provider value={scope}>
      <div class="blocks">
        <BlockList blocks={blocks} />
        {failure && (
          <p class="failure" role="alert">
            <Icon name="warning" /> {failure}
          </p>
        )}
        {children}
      </div>
    </ScopeContext.Provider>
  );
}

/** Text fields tell the app when their own configuration says so, not at each change. */
function isTyped(element: FormElement): boolean {
  return element.type.endsWith('_input');
}
