using Backpropamine.Runtime.Tests.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Networks;

/// <summary>A network as a child of other modules has each of its parameters once, under the same name as alone.</summary>
public class NestedModuleTests
{
    [Fact]
    public void In_a_module_that_registers_its_fields()
    {
        using var alone = new Forager();
        using var agent = new Agent();
        Assert.Equal(Prefixed("core", alone), agent.named_parameters().Select(named => named.name));
        Assert.Equal(Prefixed("core", alone), agent.state_dict().Keys);
    }

    [Fact]
    public void Two_modules_deep()
    {
        using var alone = new Forager();
        using var world = new World();
        Assert.Equal([.. Prefixed("agent.core", alone), .. Prefixed("agents.0.core", alone), .. Prefixed("agents.1.core", alone)], world.state_dict().Keys);
    }

    [Fact]
    public void With_modules_of_the_authors_inside()
    {
        using var alone = new Seer(new Shaky(6, 4), new Shaky(5, 3), 3);
        using var outer = new Outer<Seer>(new Seer(new Shaky(6, 4), new Shaky(5, 3), 3));
        Assert.Equal(Prefixed("inner", alone), outer.state_dict().Keys);
    }

    [Fact]
    public void Its_file_is_no_larger_and_loads_alone_and_back()
    {
        var (nested, plain) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            using var agent = new Agent();
            using var alone = new Forager();
            agent.Core.save(nested);
            alone.save(plain);
            Assert.Equal(new FileInfo(plain).Length, new FileInfo(nested).Length);
            alone.load(nested);
            Same(agent.Core, alone);

            using var other = new Agent();
            agent.save(nested);
            other.load(nested);
            Same(agent.Core, other.Core);
        }
        finally
        {
            File.Delete(nested);
            File.Delete(plain);
        }
    }

    [Fact]
    public void With_a_module_in_a_field_of_its_authors()
    {
        using var alone = new WithField();
        using var outer = new Outer<WithField>(new WithField());
        Assert.Contains("mine.weight", alone.state_dict().Keys);
        Assert.Equal(Prefixed("inner", alone), outer.state_dict().Keys);
    }

    private static string[] Prefixed(string prefix, nn.Module module) => [.. module.state_dict().Keys.Select(key => $"{prefix}.{key}")];

    private static void Same(nn.Module expected, nn.Module actual)
    {
        foreach (var (name, value) in expected.state_dict()) Tensors.Same(value, actual.state_dict()[name], name);
    }

    private sealed class Agent : nn.Module
    {
        private readonly Forager core = new();

        public Agent() : base("agent") => RegisterComponents();

        public Forager Core => core;
    }

    private sealed class World : nn.Module
    {
        private readonly Agent agent = new();
        private readonly ModuleList<Agent> agents = new(new Agent(), new Agent());

        public World() : base("world") => RegisterComponents();
    }

    private sealed class Outer<T> : nn.Module
        where T : nn.Module
    {
        private readonly T inner;

        public Outer(T network) : base("outer")
        {
            inner = network;
            RegisterComponents();
        }
    }
}

/// <summary>A network whose author has a module of their own in a field.</summary>
[Plastic]
public sealed partial class WithField
{
    private readonly Linear _own = nn.Linear(2, 2);

    public WithField()
        : this(3) => register_module("mine", _own);

    [Input] public partial Signal X { get; }
    [Recurrent(4)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}
