import type { Migration } from '../../sqlite/migrate'
import { addCustomerColumn } from '../new-columns'

/** The amounts on a customer's account and cashback account. */
export const balances: Migration = {
  version: 12,
  run: (database) => {
    addCustomerColumn(database, 'balance')
    addCustomerColumn(database, 'cashback')
  },
}
