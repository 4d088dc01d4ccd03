using static Backpropamine.Generator.Tests.Rules.Cases.Sources;
using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>Code of the author's own around a network.</summary>
internal static class TrainingCodeCases
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0303", "by way of a local", Member("torch.Tensor F(torch.Tensor x) { float gain = x.abs().max().[|item<float>|](); float twice = 2 * gain; return x * twice; }")),
        Wrong("BPA0303", "in one expression", Member("torch.Tensor F(torch.Tensor x) => x + x.sum().[|ToSingle|]();")),
        Wrong("BPA0303", "through a function", Member("torch.Tensor F(torch.Tensor x) => x.mul(MathF.Tanh(x.sum().[|item<float>|]()));")),
        Wrong("BPA0303", "in a module", Module("public override torch.Tensor forward(torch.Tensor x) { var mean = x.mean().[|item<double>|](); return x - mean; }")),
        Right("BPA0303", "a number for the author", Member("float F(torch.Tensor x) => 2 * x.sum().item<float>();")),
        Right("BPA0303", "a place, not a value", Member("torch.Tensor F(torch.Tensor x) => x.narrow(0, 0, x.argmax().item<long>());")),
        Right("BPA0303", "without gradients", Member("torch.Tensor F(torch.Tensor x) { using var off = torch.no_grad(); return x * x.sum().item<float>(); }")),
        Right("BPA0303", "outside of any module", Code("static torch.Tensor F(torch.Tensor x) => x * x.sum().item<float>();")),

        Wrong("BPA0304", "a local", Code("static void F() { var net = new Net(); using var adam = torch.optim.Adam(net.parameters(), 1e-3); net.[|to|](torch.float64); adam.step(); }")),
        Wrong("BPA0304", "a parameter, in the middle", Code("static void F(Net net) { { var sgd = torch.optim.SGD(net.parameters(), 0.1); net.[|to|](torch.CPU); } }")),
        Right("BPA0304", "moved first", Code("static void F() { var net = new Net(); net.to(torch.float64); using var adam = torch.optim.Adam(net.parameters(), 1e-3); adam.step(); }")),
        Right("BPA0304", "another network", Code("static void F(Net net, Net other) { using var adam = torch.optim.Adam(net.parameters(), 1e-3); other.to(torch.float64); }")),
        Right("BPA0304", "counted, not trained", Code("static int F(Net net) { int count = System.Linq.Enumerable.Count(net.parameters()); net.to(torch.float64); return count; }")),

        Wrong("BPA0305", "two steps", Code("static void F(Net net, torch.Tensor x) { var state = net.InitialState(1); var first = net.forward(x, state); var second = net.forward(x, [|state|]); }")),
        Wrong("BPA0305", "a step and a sequence", Code("static void F(Net net, torch.Tensor x) { var state = net.InitialState(1); net.forward(x, state); (_, state) = net.Unroll(x, [|state|]); }")),
        Wrong("BPA0305", "round a loop", Code("static void F(Net net, torch.Tensor x) { var state = net.InitialState(1); for (int t = 0; t < 3; t++) { var (output, next) = net.forward(x, [|state|]); } }")),
        Right("BPA0305", "passed on", Code("static void F(Net net, torch.Tensor x) { var state = net.InitialState(1); for (int t = 0; t < 3; t++) { (_, state) = net.forward(x, state); } net.forward(x, state); }")),
        Right("BPA0305", "passed on by hand", Code("static void F(Net net, torch.Tensor x) { var state = net.InitialState(1); while (true) { var (_, next) = net.forward(x, state); state = next; } }")),
        Right("BPA0305", "a fork", Code("static void F(Net net, torch.Tensor x) { var state = net.InitialState(1); net.forward(x, state.Fork()); net.forward(x, state); }")),
        Right("BPA0305", "a state of each round", Code("static void F(Net net, torch.Tensor x) { for (int t = 0; t < 3; t++) { var state = net.InitialState(1); net.forward(x, state); } }")),
        Right("BPA0305", "once and out", Code("static void F(Net net, torch.Tensor x) { var state = net.InitialState(1); for (int t = 0; t < 3; t++) { net.forward(x, state); break; } }")),
        Right("BPA0305", "either or", Code("static void F(Net net, torch.Tensor x, bool one) { var state = net.InitialState(1); if (one) { net.forward(x, state); } else { net.forward(x + 1, state); } }")),
        Right("BPA0305", "called earlier, by a function", Code("static void F(Net net, torch.Tensor x) { var state = net.InitialState(1); Action once = () => net.forward(x, state); net.forward(x, state); }")),
        Right("BPA0305", "only called later", Code("static void F(Net net, torch.Tensor x) { var state = net.InitialState(1); net.forward(x, state); Action again = () => net.forward(x, state); }")),
    ];

    private static string Member(string member) => "using System;\nusing TorchSharp;\n" + Net("[Plastic]", [.. Usual, "internal " + member]);

    private static string Code(string member) => "using System;\nusing TorchSharp;\n" + Net("[Plastic]", Usual) + $"internal static class Code\n{{\n    internal {member}\n}}\n";

    private static string Module(string member) =>
        $"using TorchSharp;\ninternal sealed class Centred() : torch.nn.Module<torch.Tensor, torch.Tensor>(\"centred\")\n{{\n    {member}\n}}\n";
}
