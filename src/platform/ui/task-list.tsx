import type { Child } from 'hono/jsx'
import type { Lang } from './lang.ts'
import { Tag } from './tag.tsx'
import { words } from './words.ts'

/** Done is said in plain text and all else stands out, because what is left to do is what people look for. */
export type TaskState = 'done' | 'begun' | 'todo' | 'blocked' | 'wrong'

export type Task = { label: string; href?: string; hint?: Child; state: TaskState }
export type TaskGroup = { title: string; tasks: readonly Task[] }

/** The home of a long dossier: what is done and what is left, in any order. The whole row leads to the task. */
export function TaskList({ lang, groups }: { lang: Lang; groups: readonly TaskGroup[] }) {
  const t = words[lang]
  const tasks = groups.flatMap(group => group.tasks)
  const done = tasks.filter(task => task.state === 'done').length
  return (
    <div class="flow">
      <p class="quiet">{t.tasksDone(done, tasks.length)}</p>
      {groups.map((group, index) => (
        <section aria-labelledby={`tasks-${index}`}>
          <h2 id={`tasks-${index}`}>{group.title}</h2>
          <ul class="tasks">
            {group.tasks.map((task, place) => (
              <TaskRow lang={lang} task={task} id={`task-${index}-${place}`} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function TaskRow({ lang, task: { label, href, hint, state }, id }: { lang: Lang; task: Task; id: string }) {
  const word = words[lang].taskStates[state]
  return (
    <li>
      <div>
        {href && state !== 'blocked' ? (
          <a href={href} aria-describedby={id}>
            {label}
          </a>
        ) : (
          label
        )}
        {hint ? <div class="quiet">{hint}</div> : null}
      </div>
      <div id={id}>
        {state === 'done' || state === 'blocked' ? (
          <span class={state === 'blocked' ? 'quiet' : undefined}>{word}</span>
        ) : (
          <Tag tone={state === 'wrong' ? 'stop' : state === 'begun' ? 'look' : 'plain'}>{word}</Tag>
        )}
      </div>
    </li>
  )
}
