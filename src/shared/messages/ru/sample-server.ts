import { formatCount } from '../../locale/formats'
import type { Messages } from '../messages'
import { form } from './plurals'

export const sampleServer: Messages['sampleServer'] = {
  serving: (customers, address) =>
    `${formatCount(customers, 'ru')} ${form(customers, {
      one: 'пример клиента',
      few: 'примера клиентов',
      many: 'примеров клиентов',
    })} по адресу ${address}`,
  howToStop: 'Чтобы остановить, нажмите Ctrl+C.',
  unknownOption: (problem) => `${problem}. Все параметры показывает --help.`,
  badNumber: (option, most, text) =>
    `--${option} должен быть целым числом от 0 до ${String(most)}, а не «${text}».`,
  emptyValue: (option) => `--${option} не может быть пустым.`,
  help: `Учебный сервер Clopos с вымышленными клиентами. Они меняются, как в открытом ресторане: каждую минуту несколько
гостей приходят и тратят деньги, а кто-то регистрируется, переезжает, меняет номер, удаляется или восстанавливается.

  --customers N         число клиентов, не больше 2000000 (по умолчанию 20000)
  --port N              порт на 127.0.0.1, 0: любой свободный (по умолчанию 8787)
  --seed N              число, от которого зависит, каких клиентов придумать (по умолчанию 1)
  --still               клиенты не меняются и одинаковы при каждом запуске
  --latency MS          время на каждую страницу в миллисекундах (по умолчанию 0)
  --rate-limit N        запросов данных в минуту (по умолчанию 300, как в Clopos)
  --client-id TEXT      какой client ID принимать (по умолчанию sample-client)
  --client-secret TEXT  какой client secret принимать (по умолчанию sample-secret)
  --brand TEXT          какой бренд принимать (по умолчанию sample)
  --integrator-id TEXT  какой integrator ID принимать (по умолчанию sample-integrator)
  --help                показать эту справку

Чтобы увидеть неудачный вход, возьмите client ID sample-client-disabled, integrator ID sample-integrator-off или
sample-integrator-test либо бренд sample-test.
`,
}
