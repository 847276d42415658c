using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

/// <summary>What steps name, and the repository does not have.</summary>
public sealed class MissingFileRuleTests
{
    private static readonly CheckSurroundings Here = Repository.Of(
        "backend/manage.py", "backend/requirements.txt", "backend/Dockerfile", "frontend/package.json", "docker/docker-compose.yml", "scripts/deploy.sh", "tools", "Makefile");

    [Theory]
    [InlineData("- run: ./scripts/deply.sh", "the file scripts/deply.sh", 14, "Did you mean 'scripts/deploy.sh'?")]
    [InlineData("- run: scripts/Deploy.sh", "the file scripts/Deploy.sh", 14, "Did you mean 'scripts/deploy.sh'?")]
    [InlineData("- run: sudo bash -eux deploy.sh", "the file deploy.sh", 29, "Did you mean 'scripts/deploy.sh'?")]
    [InlineData("- run: source ./ci/env.sh", "the file ci/env.sh", 21, "")]
    [InlineData("- run: cd backend && python manage.py check && python seed.py", "the file backend/seed.py", 61, "")]
    [InlineData("- run: python3 tests/load.py --users 5", "the file tests/load.py", 22, "")]
    [InlineData("- run: node scripts/build.mjs", "the file scripts/build.mjs", 19, "")]
    [InlineData("- run: pip install -r requirements.txt", "the file requirements.txt", 29, "Did you mean 'backend/requirements.txt'?")]
    [InlineData("- run: python -m pip install --requirement=backend/requirements-dev.txt", "the file backend/requirements-dev.txt", 36, "")]
    [InlineData("- run: docker compose -f docker/docker-compose.test.yml up -d", "the file docker/docker-compose.test.yml", 32, "")]
    [InlineData("- run: docker build -f backend/Dockerfile.prod backend", "the file backend/Dockerfile.prod", 30, "")]
    [InlineData("- run: docker build -t x frontend", "the file frontend/Dockerfile", 32, "")]
    [InlineData("- run: chmod +x .github/scripts/protect.sh", "the file .github/scripts/protect.sh", 23, "")]
    [InlineData("- run: cd fronted", "the folder fronted", 17, "Did you mean 'frontend'?")]
    [InlineData("- run: npm --prefix web ci", "the folder web", 27, "")]
    [InlineData("- run: make -C native all", "the folder native", 22, "")]
    [InlineData("- run: npm ci\n  working-directory: fronted", "the folder fronted", 28, "Did you mean 'frontend'?")]
    [InlineData("- uses: docker/build-push-action@v7\n  with: {context: ./frontend}", "the file frontend/Dockerfile", 25, "")]
    [InlineData("- uses: docker/build-push-action@v7\n  with: {context: ., file: docker/Dockerfile}", "the file docker/Dockerfile", 34, "")]
    [InlineData("- uses: docker/build-push-action@v7\n  with: {context: back}", "the folder back", 25, "")]
    [InlineData("- uses: actions/setup-python@v6\n  with: {python-version-file: .python-version}", "the file .python-version", 37, "")]
    [InlineData("- uses: actions/setup-node@v5\n  with: {cache: npm, cache-dependency-path: frontend/package-lock.json}", "no file of the repository matches \"frontend/package-lock.json\"", 51, "")]
    [InlineData("- uses: actions/cache@v4\n  with: {path: x, key: \"k-${{ hashFiles('backend/requirement.txt') }}\"}", "hashFiles gives an empty text", 37, "")]
    [InlineData("- run: go build ./...\n- run: scripts/smoke.sh", "the file scripts/smoke.sh", 14, "")]
    public void What_is_not_there_is_told(string steps, string telling, int column, string near)
    {
        Finding finding = Assert.Single(Repository.FindingsAfterCheckout("missing-file", Here, steps));

        Assert.Equal((FsFindingSeverity.Warning, column), (finding.Severity, finding.Start.Column));
        Assert.Contains(telling, finding.Message.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(near, finding.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- run: ./scripts/deploy.sh && cd backend && python manage.py check && pip install -r requirements.txt")]
    [InlineData("- run: npm ci\n  working-directory: ${{ github.workspace }}/frontend")]
    [InlineData("- run: ./tools/run.sh")]
    [InlineData("- run: curl -O https://example.org/install.sh\n- run: bash install.sh")]
    [InlineData("- run: |\n    cat > .env.sh << EOF\n    A=1\n    EOF\n    source ./.env.sh")]
    [InlineData("- run: python -m venv venv && source venv/bin/activate")]
    [InlineData("- run: npm ci\n- run: ./node_modules/.bin/gulp")]
    [InlineData("- run: npm run build\n- run: cd dist && ls\n- run: node server/index.js")]
    [InlineData("- run: go build -o app .\n- run: ./app")]
    [InlineData("- run: make\n- run: ./smoke")]
    [InlineData("- run: if [ -f x.sh ]; then bash x.sh; fi")]
    [InlineData("- run: bash x.sh || true")]
    [InlineData("- run: bash x.sh\n  continue-on-error: true")]
    [InlineData("- if: hashFiles('requirements.txt') != ''\n  run: pip install -r requirements.txt")]
    [InlineData("- run: bash \"$SCRIPT\" && ./${{ matrix.x }}.sh && cd $HOME && bash x.sh")]
    [InlineData("- run: ssh host 'bash x.sh'")]
    [InlineData("- run: |\n    ssh host bash -s << 'EOF'\n    cd /srv\n    bash x.sh\n    EOF")]
    [InlineData("- run: bash -c 'x.sh' && python -m x.py && python -c 'x.py'")]
    [InlineData("- run: bash /opt/x.sh && bash ~/x.sh && bash ../x.sh")]
    [InlineData("- uses: actions/checkout@v5\n  with: {repository: other/one, path: infra}\n- run: infra/apply.sh")]
    [InlineData("- uses: actions/download-artifact@v5\n- run: ./release.sh")]
    [InlineData("- run: git clone https://example.org/x && cd x && ./run.sh")]
    [InlineData("- run: git checkout gh-pages\n- run: bash publish.sh")]
    [InlineData("- uses: docker/build-push-action@v7\n  with: {context: \"{{defaultContext}}:sub\"}")]
    [InlineData("- uses: docker/build-push-action@v7\n  with: {context: 'https://github.com/a/b.git'}")]
    [InlineData("- uses: actions/setup-node@v5\n  with: {cache-dependency-path: frontend/package-lock.json}")]
    [InlineData("- uses: actions/cache@v4\n  with: {path: x, key: \"k-${{ hashFiles('**/requirements.txt', 'none.txt') }}\"}")]
    [InlineData("- run: cargo generate-lockfile\n- uses: actions/cache@v4\n  with: {path: x, key: \"k-${{ hashFiles('Cargo.lock') }}\"}")]
    [InlineData("- run: docker compose up -d && docker build - < backend/Dockerfile")]
    public void What_is_there_or_may_be_made_is_not(string steps) =>
        Assert.Empty(Repository.FindingsAfterCheckout("missing-file", Here, steps).Select(static f => f.Message.ToString()));

    [Theory]
    [InlineData("- run: bash x.sh")]
    [InlineData("- uses: actions/checkout@v5\n  with: {ref: stable}\n- run: bash x.sh")]
    [InlineData("- uses: actions/checkout@v5\n  with: {path: src}\n- run: bash x.sh")]
    [InlineData("- uses: actions/checkout@v5\n  with: {repository: other/one}\n- run: bash x.sh")]
    [InlineData("- uses: actions/checkout@v5\n  with: {sparse-checkout: docs}\n- run: bash x.sh")]
    public void What_is_not_this_checkout_is_not_judged(string steps) => Assert.Empty(Repository.FindingsOf("missing-file", Here, steps));

    [Fact]
    public void A_file_is_told_once_a_job_and_nothing_where_the_files_are_not_known()
    {
        const string Steps = "- run: bash x.sh\n- run: bash x.sh";

        Assert.Single(Repository.FindingsAfterCheckout("missing-file", Here, Steps));
        Assert.Empty(Repository.FindingsAfterCheckout("missing-file", CheckSurroundings.None, Steps));
    }

    [Fact]
    public void A_workflow_that_others_call_runs_in_their_checkout() =>
        Assert.Empty(Checked.Findings(Checked.Steps("- uses: actions/checkout@v5\n- run: bash x.sh").Replace("on: push", "on: workflow_call", StringComparison.Ordinal), Here));
}
