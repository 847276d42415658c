namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class EventsRuleTests
{
    [Theory]
    [InlineData("pul_request:", 2, 3, "unknown Webhook event \"pul_request\". Did you mean 'pull_request'?")]
    [InlineData("Push:", 2, 3, "unknown Webhook event \"Push\"")]
    [InlineData("pull_request:\n  types: [open]", 3, 13, "no activity type \"open\"")]
    [InlineData("issues:\n  types: opend", 3, 12, "Did you mean 'opened'?")]
    [InlineData("release:\n  types:\n    - published\n    - publish", 5, 9, "\"publish\"")]
    [InlineData("push:\n  types: [created]", 2, 3, "has no activity types")]
    [InlineData("workflow_run:\n  types: [completed]", 2, 3, "must say after which \"workflows\"")]
    [InlineData("push:\n  workflows: [CI]", 2, 3, "only for the event workflow_run, not for push")]
    [InlineData("issues:\n  branches: [main]", 3, 5, "\"branches\" does nothing for the event issues")]
    [InlineData("release:\n  tags: [v1]", 3, 5, "It is for: push")]
    [InlineData("pull_request:\n  tags-ignore: [v1]", 3, 5, "\"tags-ignore\" does nothing")]
    [InlineData("merge_group:\n  paths: [docs]", 3, 5, "\"paths\" does nothing for the event merge_group")]
    [InlineData("push:\n  branches: [main]\n  branches-ignore: [dev]", 4, 5, "cannot both stand for the event push")]
    [InlineData("push:\n  tags-ignore: [v1]\n  tags: [v2]", 4, 5, "\"tags\" and \"tags-ignore\" cannot both stand")]
    [InlineData("pull_request_target:\n  paths: [docs]\n  paths-ignore: [src]", 4, 5, "pull_request_target")]
    public void What_does_not_belong_to_an_event_is_named(string on, int line, int column, string telling) =>
        Checked.One(Checked.On(on), "events", line, column, telling);

    [Theory]
    [InlineData("push:\n  branches: [main]\n  tags-ignore: [v0]\n  paths: ['**.cs']")]
    [InlineData("pull_request:\n  types: [opened, synchronize, ready_for_review]\n  branches: main\n  paths-ignore: docs/**")]
    [InlineData("workflow_run:\n  workflows: CI\n  types: completed\n  branches-ignore: [dev]")]
    [InlineData("merge_group:\n  branches: [main]")]
    [InlineData("issue_comment:\n  types: [created, deleted]")]
    [InlineData("repository_dispatch:\n  types: [anything-at-all]")]
    [InlineData("push:\npull_request:\nfork:\ngollum:\nstatus:\npublic:\ndelete:\ncreate:\nwatch:\n")]
    [InlineData("image_version:\n  names: ['base-*']\n  versions: ['1.*']")]
    public void What_belongs_to_an_event_is_right(string on) => Checked.None(Checked.On(on));

    [Theory]
    [InlineData("[push, nothing]", 1, 12)]
    [InlineData("nothing", 1, 5)]
    public void Short_forms_are_checked_too(string on, int line, int column) =>
        Checked.One($"on: {on}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo\n", "events", line, column, "\"nothing\"");
}
