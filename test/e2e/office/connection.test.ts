import { expect, it } from 'vitest';
import { openRehearsal } from './rehearsal.ts';

it('says that the server is away, keeps what is being typed, and goes on by itself when it is back', async () => {
  const office = await openRehearsal();
  const desk = await office.tabOf('zonghe-kz');
  const messages = await desk.enter('ke-zonghe');
  const lost = desk.page.getByText('与练习服务器的连接断了，正在重连…');
  const composer = desk.page.getByRole('textbox', { name: '发消息到 #ke-zonghe' });

  await office.stop();
  await lost.waitFor();
  await composer.fill('断线时写的');
  await composer.press('Enter');
  await desk.page.getByText('没有发出去').waitFor();
  expect(await composer.inputValue()).toBe('断线时写的');

  await office.startAgain();
  await lost.waitFor({ state: 'detached' });
  await composer.press('Enter');
  await messages.filter({ hasText: '断线时写的' }).waitFor();
  expect(await composer.inputValue()).toBe('');
  // The browser itself says of each refused connection that it was refused.
  expect(office.troubles.filter((one) => !one.includes('net::ERR_'))).toEqual([]);
});
