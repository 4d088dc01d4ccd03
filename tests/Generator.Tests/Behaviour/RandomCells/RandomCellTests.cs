using System.Reflection;
using Backpropamine.Generator.Reading;
using Backpropamine.Generator.Reading.Cells;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour.RandomCells;

/// <summary>
/// Drawn cells in drawn networks: the reference, the kernels, single steps, the author's methods over doubles and central differences agree, and a
/// cell of another assembly gives the same code.
/// </summary>
[Collection(nameof(DrawsCollection))]
public class RandomCellTests
{
    private const int Batch = 20;
    private const long Steps = 3;
    private const double Difference = 1e-6;

    private static readonly Lazy<Models> _few = new(() => new Models(RandomCell.Few));
    private static readonly Lazy<Models> _many = new(() => new Models(RandomCell.Many));

    public static TheoryData<int> Batches { get; } = [.. Enumerable.Range(0, RandomCell.Many.Count / Batch)];

    [Fact]
    public void All_agree() => Check(_few.Value, RandomCell.Few);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Batches))]
    public void All_agree_in_more_batches(int batch) => Check(_many.Value, RandomCell.Many.Skip(batch * Batch).Take(Batch));

    [Fact]
    public void A_cell_of_another_assembly_gives_the_same_code() => _few.Value.CheckLibrary();

    [Fact]
    [Trait("Category", "Long")]
    public void More_cells_of_another_assembly_give_the_same_code() => _many.Value.CheckLibrary();

    [Fact]
    public void What_is_drawn_has_something_of_everything()
    {
        RandomCell[] all = [.. RandomCell.Few];
        Assert.Contains(all, cell => !cell.IsPlastic);
        Assert.All((string[])["[Path", "[Value]", "[State", "[Learned", "fromRecurrent", "Functions.", "previousActivity"], word => Assert.Contains(all, cell => cell.Members.Contains(word, StringComparison.Ordinal)));
        Assert.All((string[])["Post = ", "Path = ", "Value = ", "Retroactive", "Simple"], word => Assert.Contains(all, cell => cell.Layer.Contains(word, StringComparison.Ordinal)));
        Assert.Contains(all, cell => !cell.IsSloped && cell.IsPlastic);
        Assert.Contains(RandomCell.Many, cell => cell.Layer.Contains("[Dense<", StringComparison.Ordinal));
    }

    private static void Check(Models models, IEnumerable<RandomCell> cells)
    {
        foreach (RandomCell cell in cells)
        {
            using var scope = NewDisposeScope();
            new Trial(cell, models.Assembly).Run();
        }
    }

    /// <summary>Cells and their networks, compiled together, and the networks once more beside a library of the cells.</summary>
    private sealed class Models
    {
        private readonly string[] _cells;
        private readonly string[] _networks;
        private readonly GeneratorRun _run;

        public Models(IReadOnlyList<RandomCell> cells)
        {
            _cells = [RandomCell.Doubles, .. cells.Select(cell => cell.CellSource)];
            _networks = [.. cells.Select(cell => cell.NetworkSource)];
            _run = GeneratorHarness.Plastic.Start(NetworkCompilation.Of([.. _cells, .. _networks]));
            Assert.Empty(_run.Result.Diagnostics);
            Assembly = EmittedAssembly.Load(_run.Output);
        }

        public Assembly Assembly { get; }

        public void CheckLibrary()
        {
            CSharpCompilation library = GeneratorHarness.Plastic.Start(NetworkCompilation.Of(_cells).WithAssemblyName("Library")).Output;
            List<AttributeData> bodies = [.. library.Assembly.GetAttributes().Where(one => one.AttributeClass!.Name == nameof(CellBodyAttribute))];
            Assert.Equal(_networks.Length, bodies.Count);
            Assert.All(bodies, body =>
            {
                string text = BodyText.Read((string)body.ConstructorArguments[1].Value!)!.Trim();
                Assert.Equal(text, CellText.Print(CellText.Parse("Cell", text)!));
            });

            using var image = new MemoryStream();
            Assert.True(library.Emit(image).Success);
            GeneratorRun run = GeneratorHarness.Plastic.Start(NetworkCompilation.Of(_networks).AddReferences(MetadataReference.CreateFromImage(image.ToArray())));
            Assert.Equal(_networks.Length, run.Sources.Count);
            Assert.All(run.Sources, file => Assert.Equal(_run.Sources[file.Key], file.Value));
        }
    }

    private sealed class Trial
    {
        private readonly RandomCell _cell;
        private readonly Assembly _models;
        private readonly LoadedNetwork _network;
        private readonly Tensor _senses;
        private readonly Tensor[] _start;

        public Trial(RandomCell cell, Assembly models)
        {
            (_cell, _models) = (cell, models);
            manual_seed(cell.Number);
            _network = new LoadedNetwork(models.GetType(cell.Name)!, isExternal: false, float64);
            using (no_grad())
            {
                foreach ((_, var parameter) in _network.Module.named_parameters()) parameter.copy_(randn(parameter.shape, float64) * 0.5);
            }

            _senses = randn(Steps, 1, 2, float64);
            _start = [.. _network.InitialState(1).Parts.Select(part => randn(part.shape, float64) * 0.3)];
        }

        public void Run()
        {
            var reference = Gradients(Execution.Reference, bySteps: false);
            CheckOracle(reference);
            if (!_cell.IsSloped) CheckDifferences(reference);
            CheckSame(reference, Gradients(Execution.Reference, bySteps: true), "steps");
            if (!_cell.IsPlastic) return;
            CheckSame(reference, Gradients(Execution.Fused, bySteps: false), "fused");
            CheckSame(reference, Gradients(Execution.Fused, bySteps: true), "fused steps");
        }

        private void CheckSame(Dictionary<string, Tensor> reference, Dictionary<string, Tensor> found, string way)
        {
            foreach ((string name, Tensor value) in reference) AssertClose(Values(value), found[name], 1e-9, $"{way}: {name}");
        }

        private void CheckOracle(Dictionary<string, Tensor> reference)
        {
            string[] names = [.. _network.InitialState(1).Names.Select(name => name["hidden.".Length..])];
            var oracle = new CellOracle(
                _models.GetType(_cell.Oracle)!,
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
            for (int k = 0; k < parameters.Count; k++)
            {
                (string name, var parameter) = parameters[k];
                long place = (_cell.Number + k) % parameter.numel();
                Tensor entry = parameter.view(-1)[place];
                double Moved(double by)
                {
                    entry.add_(by);
                    return Loss(Forward(bySteps: false)).item<double>();
                }

                double difference = (Moved(Difference) - Moved(-2 * Difference)) / (2 * Difference);
                entry.add_(Difference);
                AssertClose([difference], reference["gradient of " + name].view(-1)[place], 1e-5, "gradient of " + name);
            }
        }

        private Dictionary<string, Tensor> Gradients(Execution execution, bool bySteps)
        {
            _network.Module.Execution = execution;
            _network.Module.zero_grad();
            var found = Forward(bySteps);
            Loss(found).backward();
            _network.Module.Execution = Execution.Reference;
            foreach ((string name, var parameter) in _network.Module.named_parameters()) found["gradient of " + name] = parameter.grad?.clone() ?? zeros_like(parameter);
            return found.ToDictionary(pair => pair.Key, pair => pair.Value.detach());
        }

        private Dictionary<string, Tensor> Forward(bool bySteps)
        {
            NetworkState state = _network.InitialState(1);
            for (int i = 0; i < _start.Length; i++) state.Parts[i] = _start[i].alias();
            Dictionary<string, Tensor> found;
            if (bySteps)
            {
                var outputs = new List<Dictionary<string, Tensor>>();
                for (long t = 0; t < Steps; t++)
                {
                    (NetworkOutput output, state) = _network.Forward([_senses[t]], state, null);
                    outputs.Add(LoadedNetwork.Named(output).ToDictionary());
                }

                found = outputs[0].Keys.ToDictionary(name => name, name => stack([.. outputs.Select(output => output[name])]));
            }
            else
            {
                (NetworkOutput outputs, state, _) = _network.Unroll([_senses], state, 0, null);
                found = LoadedNetwork.Named(outputs).ToDictionary();
            }

            foreach ((string name, Tensor part) in state.Names.Zip(state.Parts)) found.Add(name, part);
            return found;
        }

        private static Tensor Loss(Dictionary<string, Tensor> found) =>
            found.Values.Select(tensor => (tensor + 0.5 * tensor * tensor).sum()).Aggregate((sum, term) => sum + term);

        private void AssertClose(double[] expected, Tensor actual, double tolerance, string what)
        {
            double[] values = Values(actual);
            double scale = 1 + expected.Select(Math.Abs).Max();
            Assert.True(
                expected.Length == values.Length && expected.Zip(values).All(pair => pair.First.Equals(pair.Second) || Math.Abs(pair.First - pair.Second) <= tolerance * scale),
                $"{what}: {string.Join(' ', values)} for {string.Join(' ', expected)} in\n{_cell.CellSource}\n{_cell.NetworkSource}");
        }

        private static double[] Values(Tensor tensor) => tensor.detach().contiguous().data<double>().ToArray();
    }
}
