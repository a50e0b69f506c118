/** Every shortcut of the window, for the sheet that `?` opens. */
export const shortcutGroups = [
  {
    title: 'Everywhere',
    shortcuts: [
      { keys: 'Ctrl K', does: 'Find a person, a period or a command' },
      { keys: 'Alt 1 to 8', does: 'Go to Today, People, Quarter and so on' },
      { keys: 'Alt ←', does: 'Go back' },
      { keys: 'Alt →', does: 'Go forward' },
      { keys: 'Ctrl L', does: 'Lock the register' },
      { keys: '?', does: 'Show this sheet' },
    ],
  },
  {
    title: 'While writing',
    shortcuts: [
      { keys: 'Ctrl Enter', does: 'Save the form' },
      { keys: 'Esc', does: 'Close a sheet or a list' },
      { keys: 'Ctrl Z', does: 'Take back the last change, while Undo is offered' },
    ],
  },
  {
    title: 'In lists',
    shortcuts: [
      { keys: '↑ ↓', does: 'Move' },
      { keys: 'Home, End', does: 'First and last' },
      { keys: 'Enter', does: 'Open' },
    ],
  },
] as const;
