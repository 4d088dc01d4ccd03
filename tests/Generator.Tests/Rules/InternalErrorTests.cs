using System.Globalization;
using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Tests.Models;
using Backpropamine.Generator.Tests.Support;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backpropamine.Generator.Tests.Rules;

/// <summary>BPA0901: a crash behind the reader becomes one message, and the class still compiles.</summary>
public class InternalErrorTests
{
    [Fact]
    public void A_plan_that_fails_leaves_a_shell_and_says_why()
    {
        GeneratorRun run = GeneratorHarness.Plastic.Run(TestModels.All["retro"]);
        var spec = (NetworkSpec)run.Result.TrackedSteps[StepNames.Spec][0].Outputs[0].Value;
        Assert.Null(NetworkSource.Make(spec).Failure);

        NetworkSource failed = NetworkSource.Make(spec with { Order = new[] { "Nobody" }.ToEquatable() });
        Assert.NotNull(failed.Failure);
        Assert.Equal("Rnn", failed.Network);
        Assert.Contains("throw new InvalidNetworkException", failed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shell_of_every_model_compiles()
    {
        foreach ((string name, string source) in TestModels.All)
        {
            GeneratorRun run = GeneratorHarness.Plastic.Start(NetworkCompilation.Of(source));
            var spec = (NetworkSpec)run.Result.TrackedSteps[StepNames.Spec][0].Outputs[0].Value;
            NetworkSource shell = NetworkSource.Make(spec with { Valid = false });
            var generated = NetworkCompilation.Of(source).AddSyntaxTrees(NetworkCompilation.Tree(shell.Text!, "/obj/Shell.g.cs"));
            Assert.DoesNotContain(generated.GetDiagnostics(), diagnostic =>
                diagnostic.Severity == DiagnosticSeverity.Error
                && diagnostic.Id != "CS0535" /* an interface of the user's that the real output would implement */);
            Assert.NotEmpty(name);
        }
    }

    [Fact]
    public async Task A_check_of_a_training_loop_that_fails_says_so_on_the_call()
    {
        const string Source = """
            public static class Loop
            {
                public static Rnn.State Run(Rnn network, Rnn.State state, Tensor x) => network.forward(x, state).State;
            }
            """;
        GeneratorRun run = GeneratorHarness.Plastic.Start(NetworkCompilation.Of(TestModels.All["retro"] + "\n" + Source));
        var failing = new TrainingAnalyzer((_, _, _) => throw new InvalidOperationException("boom"));
        var all = await new CompilationWithAnalyzers(run.Output, [failing], new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync();
        Diagnostic failure = Assert.Single(all);
        Assert.Equal("BPA0901", failure.Id);
        Assert.Equal("forward", failure.Location.SourceTree!.ToString()[failure.Location.SourceSpan.Start..failure.Location.SourceSpan.End]);
        Assert.Contains("Loop (InvalidOperationException: boom)", failure.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void A_trainer_written_for_all_networks_takes_a_shell_too()
    {
        const string Source = """
            using Backpropamine;
            [Plastic(Limit = -1)]
            public sealed partial class Net
            {
                [Input(3)]     public partial Signal Senses { get; }
                [Recurrent(5)] public partial Layer  Hidden { get; }
                [Readout(2)]   public partial Layer  Policy { get; }
            }

            public static class Trainer
            {
                public static void Train<TOutput, TState>(INetwork<TOutput, TState> net) where TOutput : NetworkOutput where TState : NetworkState<TState> => net.InitialState(1);

                public static void Main() => Train(new Net());
            }
            """;
        var spec = (NetworkSpec)GeneratorHarness.Plastic.Run(Source).Result.TrackedSteps[StepNames.Spec][0].Outputs[0].Value;
        Assert.False(spec.Valid);
        var generated = NetworkCompilation.Of(Source).AddSyntaxTrees(NetworkCompilation.Tree(NetworkSource.Make(spec).Text!, "/obj/Shell.g.cs"));
        Assert.DoesNotContain(generated.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
