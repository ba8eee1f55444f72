import type { Campaign } from '../campaign/campaign.ts';
import type { WorkspaceSeed } from './workspace.ts';

const isSlackId = (text: string): boolean => /^[CGUW][A-Z0-9]{2,}$/.test(text);

/**
 * A campaign as it can be rehearsed: everybody is found by the handle of their id, and channels that were
 * given by Slack's ids get names.
 */
export function rehearsable(campaign: Campaign): Campaign {
  const named = (channel: string, name: string): string => (isSlackId(channel) ? name : channel);
  const { summary, leadingGroup } = campaign.channels;
  return {
    ...campaign,
    channels: {
      summary: named(summary, 'summary'),
      leadingGroup: leadingGroup === null ? null : named(leadingGroup, 'leading-group'),
    },
    people: campaign.people.map((person) => ({ ...person, slack: person.id })),
    sections: campaign.sections.map((section) => ({
      ...section,
      channel: section.channel === null ? null : named(section.channel, `section-${section.id}`),
    })),
  };
}

/** The workspace of a campaign's office: its people by their posts, and its channels. */
export function practiceSeed(campaign: Campaign): WorkspaceSeed {
  const { head, deputies, office } = campaign.leadingGroup;
  const group = [...(head === null ? [] : [head]), ...deputies, ...office];
  const sections = campaign.sections.flatMap((section) =>
    section.channel === null
      ? []
      : [
          {
            name: section.channel,
            private: false,
            members: [...new Set([section.head, section.deputy, ...section.handlers, ...group])].filter(
              (id) => id !== null,
            ),
          },
        ],
  );
  return {
    teamName: campaign.organization,
    language: campaign.language,
    timezone: campaign.timezone,
    people: campaign.people.map((person) => ({
      handle: person.id,
      name: person.name,
      language: campaign.language,
    })),
    channels: [
      {
        name: campaign.channels.summary,
        private: false,
        members: campaign.people.map((person) => person.id),
      },
      ...(campaign.channels.leadingGroup === null
        ? []
        : [{ name: campaign.channels.leadingGroup, private: true, members: group, botIsMember: true }]),
      ...sections,
    ],
    bot: { handle: 'duban', name: campaign.language === 'en' ? 'Duban' : '督办' },
  };
}
