# Tells FreeSport.Ops what Ansible does, one JSON object a line: names and places, never arguments, results or differences.
# Names of tasks are taken as they are written, because a template in one may hold a secret.
from __future__ import absolute_import, division, print_function

__metaclass__ = type

DOCUMENTATION = """
name: fsops_events
type: stdout
short_description: events for FreeSport.Ops
description: Writes what happens as lines of JSON, without values.
"""

import json
import os
import sys

from ansible.plugins.callback import CallbackBase

REFUSED = 97
DELETING = ("absent", "removed", "uninstalled", "killed")


def is_predicted(result):
    """Whether a result that was skipped says why: a condition, or a loop over nothing."""
    items = result.get("results")
    if isinstance(items, list) and items:
        return all(not i.get("skipped") or is_predicted(i) for i in items if isinstance(i, dict))
    return "skip_reason" in result or "skipped_reason" in result or "false_condition" in result


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "stdout"
    CALLBACK_NAME = "fsops_events"

    def __init__(self):
        super(CallbackModule, self).__init__()
        self.is_check = os.environ.get("FSOPS_CHECK") == "1"
        self.folder = os.getcwd()

    def _write(self, event, **rest):
        rest["event"] = event
        sys.stdout.write("FSOPS " + json.dumps(rest) + "\n")
        sys.stdout.flush()

    def _task(self, task):
        written = getattr(task, "_ds", None)
        name = written.get("name") if isinstance(written, dict) else None
        role = getattr(task, "_role", None)
        path = task.get_path() or ""
        if path.startswith(self.folder + os.sep):
            path = path[len(self.folder) + 1:]
        return {
            "task": (role.get_name() + " : " if role else "") + (str(name) if name is not None else str(task.action)),
            "module": str(task.action),
            "path": path,
        }

    # Under --check a task with a check mode of its own would really be run: nothing of it may begin.
    def _start(self, task):
        if self.is_check and task.check_mode is not True:
            self._write("refused", **self._task(task))
            os._exit(REFUSED)

    def v2_playbook_on_start(self, playbook):
        self._write("playbook")

    def v2_playbook_on_play_start(self, play):
        self.play = play

    def v2_playbook_on_no_hosts_matched(self):
        written = getattr(getattr(self, "play", None), "_ds", None)
        self._write("no_hosts", task=str(written.get("name") or written.get("hosts")) if isinstance(written, dict) else "")

    def v2_playbook_on_task_start(self, task, is_conditional):
        self._start(task)

    def v2_playbook_on_handler_task_start(self, task):
        self._start(task)

    def v2_runner_on_start(self, host, task):
        self._write("begin", host=host.get_name(), **self._task(task))

    def _result(self, event, result, **rest):
        task = result._task
        answer = result._result if isinstance(result._result, dict) else {}
        arguments = answer.get("invocation")
        arguments = arguments.get("module_args") if isinstance(arguments, dict) else None
        state = arguments.get("state") if isinstance(arguments, dict) else None
        if state is None and isinstance(task.args, dict):
            state = task.args.get("state")
        items = answer.get("results")
        predicted = is_predicted(answer) if event == "skipped" or isinstance(items, list) else True
        self._write(
            event,
            host=result._host.get_name(),
            changed=answer.get("changed") is True,
            predicted=predicted,
            deletes=state in DELETING if isinstance(state, str) else False,
            vault="no vault secrets" in str(answer.get("msg", "")),
            **dict(self._task(task), **rest)
        )

    def v2_runner_on_ok(self, result):
        self._result("ok", result)

    def v2_runner_on_skipped(self, result):
        self._result("skipped", result)

    def v2_runner_on_failed(self, result, ignore_errors=False):
        self._result("failed", result, ignored=bool(ignore_errors))

    def v2_runner_on_unreachable(self, result):
        self._result("unreachable", result)

    def v2_playbook_on_stats(self, stats):
        self._write("stats", hosts=dict((h, stats.summarize(h)) for h in stats.processed))
