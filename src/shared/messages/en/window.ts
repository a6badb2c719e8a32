/** Every text of the window that is neither an error, a column nor a value. */
export const window = {
  appName: 'Customer Desk',
}
