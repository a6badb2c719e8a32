/** Values in cells and exports. */
export const values = {
  yes: 'Yes',
  no: 'No',
  male: 'Male',
  female: 'Female',
}
