/**
 * For every engine of the application: host, window, and the browser's own. Each makes many short-lived things. Left to
 * itself an engine gives them 48 MB, most of it empty, and keeps much of it; with 4 MB for each half the application takes a
 * third less in all, and hardly longer.
 */
export const smallHeap = '--max-semi-space-size=4';
