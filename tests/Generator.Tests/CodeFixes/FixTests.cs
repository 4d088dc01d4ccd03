using static Backpropamine.Generator.Tests.Rules.Cases.Sources;

namespace Backpropamine.Generator.Tests.CodeFixes;

/// <summary>What each fix makes of a source.</summary>
public class FixTests
{
    private static readonly string _members = string.Join("\n    ", Usual);

    [Fact]
    public Task A_class_becomes_partial() =>
        Expect("BPA0001", $"/// <summary>One.</summary>\n[Plastic]\nclass Net\n{{\n    {_members}\n}}", "class Net", "partial class Net");

    [Fact]
    public Task Every_type_around_becomes_partial() =>
        Expect("BPA0002", $"public struct Outer\n{{\n    [Plastic]\n    public sealed partial class Net\n    {{\n    {_members}\n    }}\n}}", "public struct Outer", "public partial struct Outer");

    [Theory]
    [InlineData("[Input(4)] public static Signal Senses { get; } = null!;", "[Input(4)] public partial Signal Senses { get; }")]
    [InlineData("[Input(4)] public partial Signal Senses { get; init; }", "[Input(4)] public partial Signal Senses { get; }")]
    [InlineData("[Input(4)] public object Senses => this;", "[Input(4)] public partial Signal Senses { get; }")]
    [InlineData("[Input(4)] virtual internal Signal Senses { get; set; } = null!;", "[Input(4)] internal partial Signal Senses { get; }")]
    public Task A_property_gets_its_form(string wrong, string right) => Expect("BPA0003", Net("[Network]", wrong, Policy), wrong, right);

    [Fact]
    public Task Modulated_layers_get_their_plasticity() =>
        Expect("BPA0006", $"[Neuromodulated(Simple)]\npublic sealed partial class Net\n{{\n    {_members}\n}}", "[Neuro", "[Plastic]\n[Neuro");

    [Fact]
    public Task Layers_get_their_network() =>
        Expect("BPA0006", $"/// <summary>One.</summary>\npublic sealed partial class Net\n{{\n    {_members}\n}}", "public sealed", "[Network]\npublic sealed");

    [Fact]
    public Task Modulation_gets_its_plasticity() => Expect("BPA0201", Net("[Network, Neuromodulated(Simple)]", Usual), "Network, Neuro", "Network, Plastic, Neuro");

    [Fact]
    public Task Plasticity_of_nothing_is_a_network() => Expect("BPA0203", Net("[Plastic<Oja>]", Senses, Policy), "Plastic<Oja>", "Network");

    [Theory]
    [InlineData("BPA0202", "[Plastic]\n[Neuromodulated(Simple, Order = TraceOrder.TraceThenCommit)]", ", Order = TraceOrder.TraceThenCommit", "")]
    [InlineData("BPA0204", "[Plastic(Limit = -1)]", "(Limit = -1)", "")]
    [InlineData("BPA0205", "[Plastic(Bound = Bound.None, AlphaScale = 0.1)]", "Bound = Bound.None, ", "")]
    [InlineData("BPA0207", "[Plastic(AlphaScale = 0)]", "(AlphaScale = 0)", "")]
    [InlineData("BPA0209", "[Plastic(EtaValue = 0.1, Limit = 2)]\n[Neuromodulated(Simple)]", "EtaValue = 0.1, ", "")]
    [InlineData("BPA0271", "[Plastic<DecayingHebbian>]\n[Neuromodulated(Simple)]", "(Simple)", "(Simple, Activation = Activation.Sigmoid)")]
    [InlineData("BPA0271", "[Plastic<DecayingHebbian>]\n[Neuromodulated(Simple, Activation = Activation.Linear)]", ".Linear", ".Sigmoid")]
    public Task An_option_is_set_right(string id, string attributes, string wrong, string right) => Expect(id, Net(attributes, Usual), wrong, right);

    [Fact]
    public Task A_size_becomes_a_parameter_of_the_constructor() => Expect("BPA0103", Net("[Plastic]", Senses, "[Recurrent(0)] public partial Layer Hidden { get; }", Policy), "Recurrent(0)", "Recurrent");

    [Fact]
    public Task A_second_declaration_goes() =>
        Expect("BPA0007", Net("[Network]", Senses, "[Input(2)]\n    [Readout(2)]\n    public partial Signal Label { get; }", Policy), "[Input(2)]\n    [Readout(2)]\n", "[Input(2)]\n");

    [Fact]
    public Task Plasticity_of_an_input_goes() =>
        Expect("BPA0208", Net("[Network]", "[Input(4), Plastic] public partial Signal Senses { get; }", Policy), "[Input(4), Plastic]", "[Input(4)]");

    [Theory]
    [InlineData("From = \"Hiden\"", "From = nameof(Hidden)")]
    [InlineData("FromAll = [nameof(Senses), \"hidden\"]", "FromAll = [nameof(Senses), nameof(Hidden)]")]
    public Task A_source_is_named(string wrong, string right) =>
        Expect("BPA0102", Net("[Plastic]", Senses, Hidden, $"[Readout(2, {wrong})] public partial Layer Policy {{ get; }}"), wrong, right);

    [Theory]
    [InlineData("float per, float post) => per * post * per", "float pre, float post) => pre * post * pre")]
    [InlineData("float x, float post) => x * MathF.Max(x, post)", "float pre, float post) => pre * MathF.Max(pre, post)")]
    [InlineData("float Pre) => Pre", "float pre) => pre")]
    public Task A_parameter_is_renamed_with_its_uses(string wrong, string right) => Expect("BPA0221", Rule($"public static float Drive({wrong});"), wrong, right);

    [Fact]
    public Task A_rule_gets_a_drive() => Expect("BPA0220", "public readonly struct Mine : IPlasticityRule;\n", " : IPlasticityRule;",
        " : IPlasticityRule\n{\n    public static float Drive(float pre, float post) => pre * post;\n}");

    [Theory]
    [InlineData("public float Drive(float pre) => pre;", "public static float Drive(float pre) => pre;")]
    [InlineData("public static float Drive(int pre, int post) => pre * post;", "public static float Drive(float pre, float post) => pre * post;")]
    [InlineData("private static readonly float Half = 0.5f; public static float Drive(float pre) => pre * Half;", "private const float Half = 0.5f; public static float Drive(float pre) => pre * Half;")]
    [InlineData("private static float Half => 0.5f; public static float Drive(float pre) => pre * Half;", "private const float Half = 0.5f; public static float Drive(float pre) => pre * Half;")]
    [InlineData("public static float Drive(float pre) => 1 / (2 + 1) * pre;", "public static float Drive(float pre) => 1f / (2 + 1) * pre;")]
    [InlineData("public static float Drive(float pre) => pre > 0 & pre < 1 ? pre : 0;", "public static float Drive(float pre) => pre > 0 && pre < 1 ? pre : 0;")]
    [InlineData("public static float Drive(float pre) => pre is > 0 ? pre : 0;", "public static float Drive(float pre) => pre > 0 ? pre : 0;")]
    [InlineData("public static float Drive(float pre) => MathF.Cosh(pre);", "public static float Drive(float pre) => ((MathF.Exp(pre) + MathF.Exp(-(pre))) / 2);")]
    [InlineData("public static float Drive(float pre) { if (pre > 0) return pre; return -pre; }", "public static float Drive(float pre) { return pre > 0 ? pre : -pre; }")]
    [InlineData("public static float Drive(float pre) { if (pre > 0) { return pre; } else return -pre; }", "public static float Drive(float pre) { return pre > 0 ? pre : -pre; }")]
    public Task What_the_language_has_not_is_written_with_what_it_has(string wrong, string right) => Expect("BPA0222", Rule(wrong), wrong, right);

    [Theory]
    [InlineData("public static float Drive(float pre, [Learned(Grain.Scalar)] float a) => pre;", "public static float Drive(float pre) => pre;")]
    [InlineData("public static float Drive(float pre) => pre;\n    [State(Per.Post)] public static float Level(float post) => post;\n", "public static float Drive(float pre) => pre;\n")]
    public Task What_is_unused_goes(string wrong, string right) => Expect("BPA0225", Rule(wrong), wrong, right);

    [Theory]
    [InlineData("Learned(Grain.Scalar)", "Learned(Grain.Scalar, As = Reparametrisation.Sigmoid)")]
    [InlineData("Learned(Grain.Scalar, Scale = 0.95)", "Learned(Grain.Scalar, Scale = 0.95, As = Reparametrisation.Sigmoid)")]
    public Task A_retention_gets_its_range(string wrong, string right) =>
        Expect("BPA0260", Rule($"public static float Drive(float pre) => pre; public static float Commit(float hebb, float change, [{wrong}] float keep) => keep * hebb + change;"), wrong, right);

    [Theory]
    [InlineData("Comit", "Commit")]
    [InlineData("update", "Commit")]
    public Task A_method_of_a_rule_gets_its_name(string wrong, string right) =>
        Expect("BPA0273", Rule($"public static float Drive(float pre) => pre; public static float {wrong}(float hebb, float change) => hebb + change;"), wrong, right);

    [Theory]
    [InlineData("state.Detach();", "state = state.Detach();")]
    [InlineData("/* cut */ state.Reset(TorchSharp.torch.ones(1)); // here", "/* cut */ state = state.Reset(TorchSharp.torch.ones(1)); // here")]
    public Task A_state_that_is_returned_is_kept(string wrong, string right) =>
        Expect("BPA0306", $"var net = new Net();\nvar state = net.InitialState(1);\n{wrong}\n" + Net("[Plastic]", Usual), wrong, right);

    [Theory]
    [InlineData("var state = net.InitialState(1); state.Fork();")]
    [InlineData("using var state = net.InitialState(1); state.Detach();")]
    [InlineData("var state = net.InitialState(1); ((NetworkState<Net.State>)state).Detach();")]
    public async Task A_state_that_cannot_be_kept_for_certain_gets_no_fix(string statements)
    {
        FixTester tester = await FixTester.OfAsync($"var net = new Net();\n{statements}\n" + Net("[Plastic]", Usual));
        Assert.Empty(await tester.OfferAsync(Assert.Single(await tester.FindAsync())));
    }

    [Fact]
    public async Task A_method_that_others_name_keeps_its_name()
    {
        FixTester tester = await FixTester.OfAsync(Rule("public static float Drive(float pre) => pre; public static float Comit(float x) => x;") + "public static class Other { public static float One { get; } = Mine.Comit(1); }\n");
        Assert.Empty(await tester.OfferAsync(Assert.Single(await tester.FindAsync())));
    }

    [Fact]
    public async Task No_fix_is_offered_where_none_is_certain()
    {
        FixTester tester = await FixTester.OfAsync(Rule("public static float Drive(float pre, float nothing_like_it) => pre % 2 + nothing_like_it;"));
        Assert.Empty(await tester.OfferAsync(Assert.Single(await tester.FindAsync())));
    }

    [Fact]
    public async Task All_of_a_kind_are_fixed_at_once()
    {
        string[] wrong = ["[Input(4)] public Signal Senses { get; } = null!;", "[Readout(2)] public static Layer Policy => null!;", "[Readout(1)] public Layer Value { get; set; } = null!;"];
        FixTester tester = await FixTester.OfAsync(Net("[Network]", wrong));
        FixTester after = await tester.AfterAllAsync("BPA0003");
        Assert.Equal(Net("[Network]", Senses, Policy, "[Readout(1)] public partial Layer Value { get; }"), await after.TextAsync());
    }

    /// <summary>Fixes the first diagnostic of this id; the piece of text changes, nothing else, and nothing is wrong any more.</summary>
    private static async Task Expect(string id, string source, string wrong, string right)
    {
        Assert.Equal(2, source.Split(wrong).Length);
        FixTester tester = await FixTester.OfAsync(source);
        (_, var action) = Assert.Single(await tester.OfferAsync((await tester.FindAsync()).First(diagnostic => diagnostic.Id == id)));
        FixTester after = await tester.AfterAsync(action);
        Assert.Equal(source.Replace(wrong, right, StringComparison.Ordinal), await after.TextAsync());
        Assert.DoesNotContain(await after.FindAsync(), diagnostic => diagnostic.Id == id);
    }

    private static string Rule(string members) => $"using System;\n\npublic readonly struct Mine : IPlasticityRule\n{{\n    {members}\n}}\n";
}
