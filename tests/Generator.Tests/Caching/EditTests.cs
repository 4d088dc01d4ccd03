using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Backpropamine.Generator.Tests.Caching;

/// <summary>Which steps run again after which edit.</summary>
public class EditTests
{
    private const string Forager = """
        using System;

        [Plastic]
        [Neuromodulated(Retroactive)]
        public sealed partial class Forager
        {
            [Input(29)]      public partial Signal Senses { get; }
            [Recurrent(200)] public partial Layer  Hidden { get; }
            [Readout(4)]     public partial Layer  Policy { get; }
            [Readout(1)]     public partial Layer  Value  { get; }
        }
        """;

    [Fact]
    public void A_comment_changes_nothing() => AssertKept(Edit.Comment);

    [Fact]
    public void An_unrelated_file_changes_nothing() => AssertKept(Edit.UnrelatedFile);

    [Fact]
    public void A_move_changes_nothing() => AssertKept(Edit.Move);

    [Fact]
    public void New_white_space_changes_nothing() => AssertKept(Edit.Reformat);

    [Fact]
    public void A_hyperparameter_changes_spec_and_text()
    {
        (GeneratorRun before, GeneratorRun after) = Apply(Edit.Hyperparameter);
        Assert.Equal([Modified], Reasons(after, StepNames.Spec));
        Assert.Equal([Modified], Reasons(after, StepNames.Source));
        // The second file is the one that every assembly gets.
        Assert.Equal([Modified, Cached], OutputReasons(after));
        Assert.NotEqual(before.Source, after.Source);
    }

    [Fact]
    public void A_new_name_gives_a_new_file_and_takes_the_old_one_away()
    {
        (_, GeneratorRun after) = Apply(Edit.Rename);
        Assert.DoesNotContain(Reasons(after, StepNames.Spec), reason => reason is Cached or Unchanged);
        Assert.Contains("class Wanderer", after.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("Forager", after.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_model_leaves_this_one_cached()
    {
        const string Other = "[Network] public partial class Other { [Input(1)] public partial Signal In { get; } [Readout(1)] public partial Layer Out { get; } }";
        CSharpCompilation both = NetworkCompilation.Of(Forager, Other);
        GeneratorRun before = GeneratorHarness.Plastic.Start(both);
        SyntaxTree tree = both.SyntaxTrees.Single(tree => tree.FilePath == NetworkCompilation.PathOf(1));
        GeneratorRun after = before.Then(both.ReplaceSyntaxTree(tree, NetworkCompilation.Tree(Other.Replace("Readout(1)", "Readout(2)", StringComparison.Ordinal), tree.FilePath)));
        Assert.Equal(1, Reasons(after, StepNames.Spec).Count(reason => reason == Modified));
        Assert.Equal(1, Reasons(after, StepNames.Spec).Count(reason => reason is Cached or Unchanged));
        Assert.Equal(1, OutputReasons(after).Count(reason => reason == Modified));
    }

    [Fact]
    public void A_layer_in_another_part_of_the_class_changes_the_network()
    {
        const string Part = "partial class Forager { [Readout(3)] public partial Layer Curiosity { get; } }";
        CSharpCompilation compilation = NetworkCompilation.Of(Forager, Part);
        GeneratorRun before = GeneratorHarness.Plastic.Start(compilation);
        SyntaxTree tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == NetworkCompilation.PathOf(1));
        GeneratorRun after = before.Then(compilation.ReplaceSyntaxTree(tree, NetworkCompilation.Tree(Part.Replace("(3)", "(4)", StringComparison.Ordinal), tree.FilePath)));
        Assert.Equal([Modified], Reasons(after, StepNames.Spec));
        Assert.Contains("new Layer(\"Curiosity\", 4)", after.Source.Replace("global::Backpropamine.", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_in_another_file_changes_the_models_that_use_it()
    {
        const string Rule = "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre, float post) => pre * post; }";
        CSharpCompilation compilation = NetworkCompilation.Of(Forager.Replace("[Plastic]", "[Plastic<Mine>]", StringComparison.Ordinal), Rule);
        GeneratorRun before = GeneratorHarness.Plastic.Start(compilation);
        SyntaxTree tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == NetworkCompilation.PathOf(1));
        GeneratorRun after = before.Then(compilation.ReplaceSyntaxTree(tree, NetworkCompilation.Tree(Rule.Replace("pre * post", "pre + post", StringComparison.Ordinal), tree.FilePath)));
        Assert.Equal([Modified], Reasons(after, StepNames.Spec));
        Assert.Equal([Modified], Reasons(after, StepNames.Rule));
        Assert.NotEqual(before.Sources["Forager.g.cs"], after.Sources["Forager.g.cs"]);
    }

    private static void AssertKept(Edit edit)
    {
        (GeneratorRun before, GeneratorRun after) = Apply(edit);
        Assert.All(Reasons(after, StepNames.Spec), reason => Assert.True(reason is Cached or Unchanged, $"Spec is {reason} after {edit}."));
        Assert.All(Reasons(after, StepNames.Source), reason => Assert.Equal(Cached, reason));
        Assert.All(OutputReasons(after), reason => Assert.Equal(Cached, reason));
        Assert.Equal(before.Sources, after.Sources);
    }

    private static (GeneratorRun Before, GeneratorRun After) Apply(Edit edit)
    {
        CSharpCompilation compilation = NetworkCompilation.Of(Forager);
        GeneratorRun before = GeneratorHarness.Plastic.Start(compilation);
        return (before, before.Then(edit.Apply(compilation)));
    }

    private static IncrementalStepRunReason[] Reasons(GeneratorRun run, string step) =>
        [.. run.Result.TrackedSteps[step].SelectMany(tracked => tracked.Outputs).Select(output => output.Reason)];

    private static IncrementalStepRunReason[] OutputReasons(GeneratorRun run) =>
        [.. run.Result.TrackedOutputSteps.SelectMany(entry => entry.Value).SelectMany(step => step.Outputs).Select(output => output.Reason)];
}
