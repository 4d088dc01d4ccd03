using System.Reflection;
using Backpropamine.Generator.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour.RandomRules;

/// <summary>Drawn rules on drawn layers: the reference, the kernels, the author's methods over doubles and central differences agree.</summary>
[Collection(nameof(DrawsCollection))]
public class RandomRuleTests
{
    private const int Batch = 20;
    private const int Few = 1;
    private const long Steps = 3;
    private const double Difference = 1e-6;

    public static TheoryData<int> Batches { get; } = [.. Enumerable.Range(0, Few)];

    public static TheoryData<int> MoreBatches { get; } = [.. Enumerable.Range(Few, RandomRule.All.Count / Batch - Few)];

    [Theory]
    [MemberData(nameof(Batches))]
    public void All_agree(int batch) => Check(batch);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(MoreBatches))]
    public void All_agree_in_more_batches(int batch) => Check(batch);

    private static void Check(int batch)
    {
        RandomRule[] rules = [.. RandomRule.All.Skip(batch * Batch).Take(Batch)];
        GeneratorRun run = GeneratorHarness.Plastic.Start(NetworkCompilation.Of([.. rules.Select(rule => rule.Source)]));
        Assert.Empty(run.Result.Diagnostics);
        Assembly models = run.Load();
        foreach (RandomRule rule in rules)
        {
            using var scope = NewDisposeScope();
            new Trial(rule, models).Run();
        }
    }

    private sealed class Trial
    {
        private readonly RandomRule _rule;
        private readonly Assembly _models;
        private readonly LoadedNetwork _network;
        private readonly Tensor _senses;
        private readonly Tensor[] _start;

        public Trial(RandomRule rule, Assembly models)
        {
            _rule = rule;
            _models = models;
            manual_seed(rule.Number);
            _network = new LoadedNetwork(_models.GetType(rule.Name)!, isExternal: false, float64);
            using (no_grad())
            {
                foreach ((_, var parameter) in _network.Module.named_parameters()) parameter.copy_(randn(parameter.shape, float64) * 0.5);
            }

            _senses = randn(Steps, 1, 2, float64);
            _start = [.. _network.InitialState(1).Parts.Select(part => randn(part.shape, float64) * 0.3)];
        }

        public void Run()
        {
            var reference = Gradients(Execution.Reference);
            CheckOracle(reference);
            CheckDifferences(reference);
            foreach ((string name, Tensor fused) in Gradients(Execution.Fused)) AssertClose(reference[name], fused, 1e-9, "fused " + name);
        }

        private void CheckOracle(Dictionary<string, Tensor> reference)
        {
            string[] names = [.. _network.InitialState(1).Names.Select(name => name["hidden.".Length..])];
            var oracle = new RuleOracle(
                _models.GetType(_rule.Oracle)!,
                _network.Module.GetType(),
                name => _network.Module.get_parameter("hidden." + name) is { } found ? Values(found) : null,
                names.Zip(_start.Select(Values)).ToDictionary(pair => pair.First, pair => pair.Second));
            for (long t = 0; t < Steps; t++) AssertClose(oracle.Step(Values(_senses[t, 0])), reference["Hidden"][t, 0], 1e-10, $"activity {t}");
            foreach ((string name, double[] part) in oracle.State) AssertClose(part, reference["hidden." + name], 1e-10, name);
        }

        private void CheckDifferences(Dictionary<string, Tensor> reference)
        {
            using var plain = no_grad();
            var parameters = _network.Module.named_parameters().Where(one => one.name.StartsWith("hidden", StringComparison.Ordinal)).ToList();
            for (int k = 0; k < 3; k++)
            {
                (string name, var parameter) = parameters[(_rule.Number + k * 3) % parameters.Count];
                long place = (_rule.Number + k) % parameter.numel();
                Tensor entry = parameter.view(-1)[place];
                double Moved(double by)
                {
                    entry.add_(by);
                    return Loss(Forward()).item<double>();
                }

                double difference = (Moved(Difference) - Moved(-2 * Difference)) / (2 * Difference);
                entry.add_(Difference);
                AssertClose([difference], reference["gradient of " + name].view(-1)[place], 1e-5, "gradient of " + name);
            }
        }

        private Dictionary<string, Tensor> Gradients(Execution execution)
        {
            _network.Module.Execution = execution;
            _network.Module.zero_grad();
            var found = Forward();
            Loss(found).backward();
            _network.Module.Execution = Execution.Reference;
            foreach ((string name, var parameter) in _network.Module.named_parameters()) found["gradient of " + name] = parameter.grad?.clone() ?? zeros_like(parameter);
            return found.ToDictionary(pair => pair.Key, pair => pair.Value.detach());
        }

        private Dictionary<string, Tensor> Forward()
        {
            NetworkState state = _network.InitialState(1);
            for (int i = 0; i < _start.Length; i++) state.Parts[i] = _start[i].alias();
            (NetworkOutput outputs, NetworkState end, _) = _network.Unroll([_senses], state, 0, null);
            return LoadedNetwork.Named(outputs).Concat(end.Names.Zip(end.Parts)).ToDictionary(part => part.Item1, part => part.Item2);
        }

        private static Tensor Loss(Dictionary<string, Tensor> found) =>
            found.Values.Select(tensor => (tensor + 0.5 * tensor * tensor).sum()).Aggregate((sum, term) => sum + term);

        private void AssertClose(Tensor expected, Tensor actual, double tolerance, string what) => AssertClose(Values(expected), actual, tolerance, what);

        private void AssertClose(double[] expected, Tensor actual, double tolerance, string what)
        {
            double[] values = Values(actual);
            double scale = 1 + expected.Select(Math.Abs).Max();
            Assert.True(
                expected.Zip(values).All(pair => Math.Abs(pair.First - pair.Second) <= tolerance * scale),
                $"{what}: {string.Join(' ', values)} for {string.Join(' ', expected)} in\n{_rule.Source}");
        }

        private static double[] Values(Tensor tensor) => tensor.detach().contiguous().data<double>().ToArray();
    }
}
