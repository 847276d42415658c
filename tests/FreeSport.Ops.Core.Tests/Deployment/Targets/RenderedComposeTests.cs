using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Tests.Deployment.Targets;

/// <summary>What both versions of compose write when they are asked for the files, and the order that follows from it.</summary>
public sealed class RenderedComposeTests
{
    // As compose 2 writes it, by its documentation: with the name, long ports, replicas that count.
    private const string Second = """
        name: shop
        services:
          api:
            build: { context: /srv/shop, dockerfile: Dockerfile }
            depends_on:
              db: { condition: service_healthy, required: true }
              migrate: { condition: service_completed_successfully, required: true }
            deploy: { replicas: 3 }
            environment: { SECRET_KEY: 'a: b # c', EMPTY: null }
          db:
            image: postgres:15
            profiles: [full]
          migrate:
            image: shop/api:1
            pull_policy: never
          web:
            image: nginx:1.27
            ports:
              - { mode: ingress, host_ip: 127.0.0.1, target: 80, published: "8080", protocol: tcp }
              - { mode: ingress, target: 53, published: "53", protocol: udp }
              - { mode: ingress, target: 90 }
              - { mode: ingress, target: 91, published: "9000-9010", protocol: tcp }
        """;

    // As compose 1.29.2 was seen to write it.
    private const string First = """
        services:
          db: { image: 'db:1', profiles: [x], restart: always }
          mig: { build: { context: /tmp/v }, restart: "no" }
          web:
            depends_on:
              db: { condition: service_healthy }
              mig: { condition: service_started }
            deploy: { replicas: 3 }
            image: 'reg:5000/web:'
            ports:
            - 127.0.0.1:8080:80/tcp
            - '[::1]:8081:80/tcp'
            - 80:80/tcp
            - 90/tcp
            - { protocol: udp, published: 9000, target: 90 }
            scale: 2
        version: '2.4'
        """;

    [Fact]
    public void Compose_2_tells_the_name_and_services_of_profiles_that_are_on_alone()
    {
        RenderedCompose rendered = RenderedCompose.Read(Second)!;

        Assert.Equal("shop", rendered.Name);
        Dictionary<string, ComposeService> services = rendered.Read("shop", []).ToDictionary(static s => s.Name);
        Assert.Equal(["api", "db", "migrate", "web"], services.Keys);
        Assert.Equal(("shop-api", true, 3), (services["api"].Image, services["api"].IsBuilt, services["api"].Replicas));
        Assert.Equal(["db", "migrate"], services["api"].After);
        Assert.Equal((ServiceLife.Ends, "never"), (services["migrate"].Life, services["migrate"].PullPolicy));
        Assert.Equal(["127.0.0.1:8080/tcp", "0.0.0.0:53/udp"], services["web"].HostPorts);
        Assert.Equal((ServiceLife.Serves, ServiceLife.Any), (services["web"].Life, services["db"].Life));
        Assert.Equal("a: b # c", Assert.Single(rendered.Variables, static v => v.Key == "SECRET_KEY").Value);
    }

    [Fact]
    public void Compose_1_renders_services_that_are_off_and_does_not_do_what_deploy_says()
    {
        RenderedCompose rendered = RenderedCompose.Read(First)!;

        Assert.Null(rendered.Name);
        Assert.Equal(["mig", "web"], rendered.Read("shop", []).Select(static s => s.Name));
        Dictionary<string, ComposeService> services = rendered.Read("shop", ["x"]).ToDictionary(static s => s.Name);
        Assert.Equal(["db", "mig", "web"], services.Keys);
        Assert.Equal("shop_mig", services["mig"].Image);
        Assert.Equal(2, services["web"].Replicas);
        Assert.Equal(["127.0.0.1:8080/tcp", "[::1]:8081/tcp", "0.0.0.0:80/tcp", "0.0.0.0:9000/udp"], services["web"].HostPorts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("services: 5")]
    [InlineData("- a")]
    [InlineData("a: [")]
    public void What_is_no_set_of_services_is_not_taken(string text) => Assert.Null(RenderedCompose.Read(text));

    [Theory]
    [InlineData("", "a b c d")]
    [InlineData("d", "d a b c")]
    [InlineData("c d nowhere c", "c d a b")]
    public void Those_that_are_named_come_first_and_the_others_after_what_they_depend_on(string first, string order)
    {
        ComposeService[] services = [new("d", "i") { After = ["c"] }, new("c", "i") { After = ["b", "a", "gone"] }, new("b", "i"), new("a", "i")];

        Assert.Equal(order.Split(' '), ServiceOrder.Of(services, first.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(static s => s.Name));
    }

    [Fact]
    public void A_circle_ends() =>
        Assert.Equal(["b", "a"], ServiceOrder.Of([new("a", "i") { After = ["b"] }, new("b", "i") { After = ["a"] }], []).Select(static s => s.Name));
}
