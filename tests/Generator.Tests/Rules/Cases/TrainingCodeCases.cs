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

        Wrong("BPA0304", "at the top of a file", Top("using var net = new Net(); using var adam = torch.optim.Adam(net.parameters(), 1e-3); net.[|to|](torch.float64); adam.step();")),
        Wrong("BPA0304", "in a condition, after the optimiser around it", Top("var net = new Net(); var adam = torch.optim.Adam(net.parameters(), 1e-3); if (args.Length > 0) { net.[|cuda|](); } adam.step();")),
        Wrong("BPA0304", "in a constructor, by fields", Class("private readonly Net _net; private readonly torch.optim.Optimizer _adam; internal Code() { _net = new Net(); _adam = torch.optim.Adam(_net.parameters(), 1e-3); this._net.[|to|](torch.float64); }")),
        Wrong("BPA0304", "in a property", Class("internal torch.optim.Optimizer Adam { get { var net = new Net(); var adam = torch.optim.Adam(net.parameters(), 1e-3); net.[|cpu|](); return adam; } }")),
        Wrong("BPA0304", "in a lambda of its own", Code("static Action F() => () => { var net = new Net(); var adam = torch.optim.Adam(net.parameters(), 1e-3); net.[|to|](torch.float64); };")),
        Wrong("BPA0304", "in a local function at the top of a file", Top("Train(); void Train() { var net = new Net(); var adam = torch.optim.Adam(net.parameters(), 1e-3); net.[|to|](torch.float64); }")),
        Wrong("BPA0304", "in a section of a switch", Code("static void F(Net net, int n) { switch (n) { case 1: var adam = torch.optim.Adam(net.parameters(), 1e-3); net.[|to|](torch.float64); break; } }")),
        Right("BPA0304", "moved first, at the top of a file", Top("using var net = new Net(); net.to(torch.float64); using var adam = torch.optim.Adam(net.parameters(), 1e-3);")),
        Right("BPA0304", "another object's network", Class("internal Net Net { get; } = new(); internal void F(Code other) { using var adam = torch.optim.Adam(other.Net.parameters(), 1e-3); Net.to(torch.float64); }")),
        Right("BPA0304", "another network under the same name", Top("var net = new Net(); var adam = torch.optim.Adam(net.parameters(), 1e-3); net = new Net(); net.to(torch.float64);")),
        Right("BPA0304", "an optimiser that is only made later", Top("var net = new Net(); torch.optim.Optimizer Make() => torch.optim.Adam(net.parameters(), 1e-3); net.to(torch.float64); var adam = Make();")),
        Right("BPA0304", "an optimiser that is made anew", Top("var net = new Net(); var adam = torch.optim.Adam(net.parameters(), 1e-3); net.to(torch.float64); adam = torch.optim.Adam(net.parameters(), 1e-3);")),
        Right("BPA0304", "a move that is only prepared", Top("var net = new Net(); var adam = torch.optim.Adam(net.parameters(), 1e-3); Action move = () => net.to(torch.float64);")),

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

        Wrong("BPA0305", "at the top of a file", Top("using var net = new Net(); var x = torch.zeros(1, 4); var state = net.InitialState(1); var (first, _) = net.forward(x, state); var (second, next) = net.forward(x, [|state|]);")),
        Wrong("BPA0305", "round a loop at the top of a file", Top("var net = new Net(); var x = torch.zeros(1, 4); var state = net.InitialState(1); foreach (var t in args) { var (output, _) = net.forward(x, [|state|]); }")),
        Wrong("BPA0305", "round a loop without braces", Code("static void F(Net net, torch.Tensor x) { var state = net.InitialState(1); for (int t = 0; t < 3; t++) net.forward(x, [|state|]); }")),
        Wrong("BPA0305", "round a loop, in a scope", Code("static void F(Net net, torch.Tensor x) { var state = net.InitialState(1); while (true) { using (torch.NewDisposeScope()) { net.forward(x, [|state|]); } } }")),
        Wrong("BPA0305", "round a loop that goes on", Code("static void F(Net net, torch.Tensor x) { var state = net.InitialState(1); while (true) { net.forward(x, [|state|]); continue; } }")),
        Wrong("BPA0305", "after a scope", Top("var net = new Net(); var x = torch.zeros(1, 4); var state = net.InitialState(1); using (torch.no_grad()) { net.forward(x, state); } net.forward(x, [|state|]);")),
        Wrong("BPA0305", "after a block that always ends", Code("static void F(Net net, torch.Tensor x) { var state = net.InitialState(1); try { net.forward(x, state); } finally { x.Dispose(); } net.forward(x, [|state|]); }")),
        Wrong("BPA0305", "a parameter", Code("static void F(Net net, torch.Tensor x, Net.State state) { net.forward(x, state); net.forward(x, [|state|]); }")),
        Wrong("BPA0305", "in a constructor", Class("internal Code(Net net, torch.Tensor x) { var state = net.InitialState(1); net.forward(x, state); net.forward(x, [|state|]); }")),
        Wrong("BPA0305", "in a property", Class("private readonly Net _net = new(); internal torch.Tensor Twice { get { var state = _net.InitialState(1); var x = torch.zeros(1, 4); _net.forward(x, state); return _net.forward(x, [|state|]).Output.Policy; } }")),
        Wrong("BPA0305", "in a lambda of its own", Code("static Action F(Net net, torch.Tensor x) => () => { var state = net.InitialState(1); net.forward(x, state); net.forward(x, [|state|]); };")),
        Wrong("BPA0305", "in a local function at the top of a file", Top("Run(new Net(), torch.zeros(1, 4)); static void Run(Net net, torch.Tensor x) { var state = net.InitialState(1); net.forward(x, state); net.forward(x, [|state|]); }")),
        Wrong("BPA0305", "in a section of a switch", Code("static void F(Net net, torch.Tensor x, int n) { var state = net.InitialState(1); switch (n) { case 1: net.forward(x, state); net.forward(x, [|state|]); break; } }")),
        Right("BPA0305", "passed on at the top of a file", Top("using var net = new Net(); var x = torch.zeros(1, 4); var state = net.InitialState(1); for (int t = 0; t < 3; t++) { (var output, state) = net.forward(x, state); } (_, state) = net.Unroll(x, state);")),
        Right("BPA0305", "a new state before the next step", Top("var net = new Net(); var x = torch.zeros(1, 4); var state = net.InitialState(1); net.forward(x, state); for (int t = 0; t < 3; t++) { state = net.InitialState(1); net.forward(x, state); }")),
        Right("BPA0305", "a new state from a function", Top("var net = new Net(); var x = torch.zeros(1, 4); var state = net.InitialState(1); net.forward(x, state); Begin(); net.forward(x, state); void Begin() => state = net.InitialState(1);")),
        Right("BPA0305", "another of two sections", Code("static void F(Net net, torch.Tensor x, int n) { var state = net.InitialState(1); switch (n) { case 1: net.forward(x, state); break; default: net.forward(x, state); break; } }")),
        Right("BPA0305", "tried again", Code("static void F(Net net, torch.Tensor x) { var state = net.InitialState(1); try { net.forward(x, state); return; } catch (NetworkArgumentException) { } net.forward(x, state); }")),
        Right("BPA0305", "a parameter that is passed on", Code("static Net.State F(Net net, torch.Tensor x, Net.State state) { (_, state) = net.forward(x, state); (_, state) = net.forward(x, state); return state; }")),
        Right("BPA0305", "once in each round", Code("static void F(Net net, torch.Tensor x, Net.State[] states) { foreach (var state in states) net.forward(x, state); }")),
        Right("BPA0305", "out of a loop", Code("static void F(Net net, torch.Tensor x) { var state = net.InitialState(1); while (true) { using (torch.no_grad()) { net.forward(x, state); return; } } }")),

        Wrong("BPA0306", "cut at the top of a file", Top("var net = new Net(); var state = net.InitialState(1); state.[|Detach|]();")),
        Wrong("BPA0306", "a fork", Top("var net = new Net(); var state = net.InitialState(1); state.[|Fork|]();")),
        Wrong("BPA0306", "lanes that start anew", Code("static void F(Net.State state, torch.Tensor done) { state.[|Reset|](done); }")),
        Wrong("BPA0306", "moved", Class("private Net.State _state = new Net().InitialState(1); internal void F() => _state.[|To|](torch.CPU);")),
        Wrong("BPA0306", "in a lambda", Code("static Action F(Net.State state) => () => state.[|Detach|]();")),
        Wrong("BPA0306", "if there is one", Code("static void F(Net.State? state) { state?.[|Detach|](); }")),
        Wrong("BPA0306", "for every network", "using TorchSharp;\n" + Net("[Plastic]", Usual) + "internal static class Code { internal static void F<TState>(TState state) where TState : NetworkState<TState> { state.[|Detach|](); } }\n"),
        Right("BPA0306", "kept", Top("var net = new Net(); var state = net.InitialState(1); state = state.Detach(); state = state.Reset(torch.ones(1)); state = state.To(torch.CPU); var second = state.Fork();")),
        Right("BPA0306", "passed on", Code("static void F(Net net, torch.Tensor x) { var state = net.InitialState(1); net.forward(x, state.Fork()); net.forward(x, state.Detach()); }")),
        Right("BPA0306", "thrown away on purpose", Top("var net = new Net(); var state = net.InitialState(1); _ = state.Detach(); net.InitialState(1).Fork().Dispose();")),
        Right("BPA0306", "a function of a state", Code("static Func<Net.State> F(Net.State state) => () => state.Detach();")),
    ];

    private static string Member(string member) => "using System;\nusing TorchSharp;\n" + Net("[Plastic]", [.. Usual, "internal " + member]);

    private static string Code(string member) => "using System;\nusing TorchSharp;\n" + Net("[Plastic]", Usual) + $"internal static class Code\n{{\n    internal {member}\n}}\n";

    private static string Class(string members) => "using System;\nusing TorchSharp;\n" + Net("[Plastic]", Usual) + $"internal sealed class Code\n{{\n    {members}\n}}\n";

    private static string Top(string statements) => $"using System;\nusing TorchSharp;\n{statements}\n" + Net("[Plastic]", Usual);

    private static string Module(string member) =>
        $"using TorchSharp;\ninternal sealed class Centred() : torch.nn.Module<torch.Tensor, torch.Tensor>(\"centred\")\n{{\n    {member}\n}}\n";
}
