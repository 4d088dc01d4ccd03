using Backpropamine.Generator.Tests.Rules.Cases;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Rules;

/// <summary>What a user reads on the command line after a mistake in a declaration: what is wrong, and nothing that only follows from it.</summary>
public class DeclarationErrorTests
{
    /// <summary>Code of a user who uses the network everywhere: none of it is wrong.</summary>
    private const string Trainer = """

        public static class Trainer
        {
            public static Net.Output? Last { get; private set; }

            public static Net.State Train(Net net, TorchSharp.torch.Tensor senses, Net.State state)
            {
                var (output, next) = net.forward(senses, state);
                var (outputs, _) = net.Unroll(senses, new Net().InitialState(batch: 1), record: 2);
                Last = outputs;
                return output.Policy.numel() > 0 ? next.Fork() : state;
            }

            public static TorchSharp.torch.Tensor Read(Net net) => net.InitialState(1).Hidden.Hebb + net.Hidden.Size + net.Policy.Size;
        }
        """;

    private static readonly string _members = $"{{ {string.Join(' ', Sources.Usual)} }}";

    [Fact]
    public Task A_class_that_is_not_partial() => Expect($"[Plastic] public class Net {_members}", Trainer, "BPA0001 on 'Net'", "CS0260 on 'Net'");

    [Fact]
    public Task A_class_inside_of_one_that_is_not_partial() =>
        Expect($"global using static Outer; public class Outer {{ [Plastic] public partial class Net {_members} }}", Trainer, "BPA0002 on 'Outer'", "CS0260 on 'Outer'");

    [Fact]
    public Task A_class_and_the_one_around_it_that_are_not_partial() =>
        Expect($"global using static Outer; public class Outer {{ [Plastic] public class Net {_members} }}", Trainer, "BPA0002 on 'Outer'", "CS0260 on 'Outer'", "BPA0001 on 'Net'", "CS0260 on 'Net'");

    [Fact]
    public Task A_class_that_is_not_partial_and_has_no_attribute() =>
        Expect($"public class Net {_members}", Trainer, "BPA0001 on 'Net'", "BPA0006 on 'Net'", "CS0260 on 'Net'");

    [Fact]
    public Task A_field_in_the_place_of_an_input() =>
        Expect($"public partial class Net {{ [Input(4)] public Signal Senses = null!; {Sources.Hidden} {Sources.Policy} }}", Trainer, "BPA0006 on 'Net'", "CS0592 on 'Input'", "BPA0003 on 'Senses'");

    [Fact]
    public Task A_record() => Expect($"[Plastic] public partial record Net {_members}", Trainer, "BPA0005 on 'Net'");

    [Fact]
    public Task A_struct() => Expect($"[Plastic] public partial struct Net {_members}", Trainer, "CS0592 on 'Plastic'", "BPA0005 on 'Net'");

    [Fact]
    public Task A_struct_that_is_not_partial() => Expect($"[Plastic] public struct Net {_members}", Trainer, "CS0592 on 'Plastic'", "BPA0001 on 'Net'", "BPA0005 on 'Net'", "CS0260 on 'Net'");

    [Fact]
    public Task A_class_with_another_base() => Expect($"public class Base; [Plastic] public partial class Net : Base {_members}", Trainer, "BPA0005 on 'Net'");

    [Fact]
    public Task A_class_with_a_primary_constructor() =>
        Expect($"[Plastic] public partial class Net(int seed = 1) {_members} public static class Seeds {{ public static Net Of(int seed) => new(seed); }}", Trainer, "BPA0005 on 'Net'");

    [Fact]
    public Task A_static_class() =>
        Expect($"[Plastic] public static partial class Net {_members}", "", "BPA0005 on 'Net'", "CS0708 on 'Senses'", "CS0708 on 'Hidden'", "CS0708 on 'Policy'");

    [Fact]
    public Task A_class_that_is_local_to_its_file() =>
        Expect($"[Plastic] file partial class Net {_members}", "", "BPA0005 on 'Net'", "CS9248 on 'Senses'", "CS9248 on 'Hidden'", "CS9248 on 'Policy'");

    [Fact]
    public Task A_class_inside_of_one_that_is_local_to_its_file() =>
        Expect($"file partial class Outer {{ [Plastic] public partial class Net {_members} }}", "", "BPA0005 on 'Net'", "CS9248 on 'Senses'", "CS9248 on 'Hidden'", "CS9248 on 'Policy'");

    [Fact]
    public Task A_constructor_that_calls_no_other() =>
        Expect($"[Plastic] public partial class Net {{ {string.Join(' ', Sources.Usual)} public Net(string path) {{ load(path); }} }}", Trainer, "BPA0009 on 'Net'");

    [Fact]
    public Task A_constructor_that_calls_the_bases() =>
        Expect($"[Plastic] public partial class Net {{ {string.Join(' ', Sources.Usual)} public Net(string path) : base(path) {{ load(path); }} }}", Trainer, "BPA0009 on 'Net'");

    [Fact]
    public Task An_input_of_the_type_of_a_layer() =>
        Expect($"[Plastic] public partial class Net {{ [Input(4)] public partial Layer Senses {{ get; }} {Sources.Hidden} {Sources.Policy} }}", Trainer, "BPA0003 on 'Senses'");

    [Fact]
    public Task A_layer_that_is_not_partial() =>
        Expect($"[Plastic] public partial class Net {{ {Sources.Senses} [Recurrent(5)] public Layer Hidden {{ get; }} = null!; {Sources.Policy} }}", Trainer, "BPA0003 on 'Hidden'");

    [Fact]
    public Task A_method_named_like_a_generated_one() =>
        Expect($"[Plastic] public partial class Net {{ {string.Join(' ', Sources.Usual)} public void Advance() {{ }} }}", Trainer, "BPA0004 on 'Advance'");

    [Fact]
    public Task A_property_of_the_output_named_like_a_layer() =>
        Expect($"[Plastic] public partial class Net {{ {string.Join(' ', Sources.Usual)} public sealed partial class Output {{ public TorchSharp.torch.Tensor Policy => null!; }} }}", Trainer, "BPA0004 on 'Policy'");

    [Theory]
    [InlineData("Path = \"Updat\"", "BPA0512 on '\"Updat\"'")]
    [InlineData("Path = nameof(Gru.Candidate)", "BPA0517 on 'Plastic<Covariance>(Path = nameof(Gru.Candidate))'")]
    public Task A_plastic_path_whose_state_is_read(string path, string error) =>
        Expect(
            $"[Network] public partial class Net {{ {Sources.Senses} [Recurrent<Gru>(5), Plastic, Plastic<Covariance>({path})] public partial Layer Hidden {{ get; }} {Sources.Policy} }}",
            "public static class Reader { public static TorchSharp.torch.Tensor Read(Net.State state) => state.Hidden.UpdateHebb + state.Hidden.CandidateHebb + state.Hidden.UpdateClock; }",
            error);

    [Fact]
    public async Task A_layer_named_State()
    {
        string[] found = [.. await CommandLine.ErrorsAsync($"[Plastic] public partial class Net {{ {string.Join(' ', Sources.Usual)} [Readout(1)] public partial Layer State {{ get; }} }}", Trainer)];
        Assert.Equal("BPA0004 on 'State'", found[0]);
        // The type that the trainer names cannot be there too.
        Assert.All(found[1..], error => Assert.Equal("CS0426 on 'State'", error));
    }

    [Fact]
    public async Task The_generator_and_the_analyzers_do_not_say_the_same_thing_twice()
    {
        foreach (RuleCase one in RuleCases.All.Where(one => one.IsWrong))
        {
            IReadOnlyList<Said> found = await RuleTester.SayAsync(Markup.Parse(one.Source).Text);
            Assert.Equal(found.Count, found.DistinctBy(said => (said.Id, said.Span, said.Message)).Count());
        }
    }

    /// <summary>Every third mistake that the tests know, with a user's code around it.</summary>
    [Fact]
    public Task Nothing_follows_from_a_mistake() => CheckFollowing(stride: 3, least: 30);

    [Fact]
    [Trait("Category", "Long")]
    public Task Nothing_follows_from_any_mistake() => CheckFollowing(stride: 1, least: 100);

    private static async Task CheckFollowing(int stride, int least)
    {
        int tried = 0;
        var follow = new List<string>();
        foreach (RuleCase one in RuleCases.All.Where(one => one.IsWrong).Where((_, i) => i % stride == 0))
        {
            string source = Markup.Parse(one.Source).Text;
            if (!source.Contains("partial class Net\n", StringComparison.Ordinal) || source.Contains("static partial class", StringComparison.Ordinal)
                || source.Contains("Outer", StringComparison.Ordinal) || source.Contains("file sealed", StringComparison.Ordinal) || !source.Contains(" Policy", StringComparison.Ordinal) || source.Split("[Input").Length != 2 || source.Contains("[Readout]", StringComparison.Ordinal)
                || source.Contains("[Input]", StringComparison.Ordinal) || source.Contains("[Module", StringComparison.Ordinal)) continue;

            // A member of the user's in the place of one that the trainer calls.
            if (source.Contains(" forward ", StringComparison.Ordinal) || source.Contains(" Unroll(", StringComparison.Ordinal)) continue;
            string trainer = Trainer.Split("    public static TorchSharp.torch.Tensor Read")[0] + "}";
            string[] possible = [.. one.Unavoidable, .. source.Contains("Layer State", StringComparison.Ordinal) || source.Contains("Layer Output", StringComparison.Ordinal) ? ["CS0426"] : Array.Empty<string>()];
            follow.AddRange((await RuleTester.ReportAsync(NetworkCompilation.Of(source, trainer)))
                .Where(error => error.Severity == DiagnosticSeverity.Error && !error.Id.StartsWith("BPA", StringComparison.Ordinal) && !possible.Contains(error.Id))
                .Select(error => $"{one}: {error}"));
            tried++;
        }

        Assert.True(follow.Count == 0, string.Join('\n', follow));
        Assert.True(tried > least, $"{tried} cases");
    }

    private static async Task Expect(string source, string more, params string[] errors) =>
        Assert.Equal(errors.Order(StringComparer.Ordinal), (await CommandLine.ErrorsAsync(source, more)).Order(StringComparer.Ordinal));
}
