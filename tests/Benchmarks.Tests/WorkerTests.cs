using System.Text.Json;
using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.Tests;

public sealed class WorkerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Rule.Retroactive)]
    [InlineData(Rule.Simple)]
    [InlineData(Rule.Plastic)]
    [InlineData(Rule.Completion)]
    public void Every_form_of_a_rule_has_the_same_loss(Rule rule)
    {
        var row = new BenchRow("tiny", rule, new Extent(3, 9, 12));
        var data = Path.Combine(_folder, "data.npz");
        RowData.Write(row, data);
        var open = new Order("open") { Rule = rule.ToString(), Form = "fused", Calls = "sequence", Dtype = "float64", Threads = 2, Data = data, Sizes = [row.Inputs, 9] };
        Order[] passes = [.. Entrant.Ours.Select(entrant => Order.To(entrant, "pass") with { Backward = true })];
        var replies = Serve([open, .. passes, new Order("peak")]);
        Assert.All(replies, reply => Assert.Null(reply.Error));
        Assert.All(replies[1..^1], reply => Assert.Equal(replies[1].Loss, reply.Loss, 1e-12));
        Assert.NotEqual(0, replies[1].Loss);
        Assert.True(replies[1].Milliseconds > 0);
        Assert.True(replies[^1].Bytes > 1 << 20);
    }

    [Fact]
    public void What_goes_wrong_is_an_answer()
    {
        var reply = Assert.Single(Serve([new Order("open") { Rule = "retroactive", Form = "fused", Calls = "steps", Threads = 1, Data = "none.npz", Sizes = [2, 3] }]));
        Assert.Contains("none.npz", reply.Error);
    }

    private static Reply[] Serve(Order[] orders)
    {
        var output = new StringWriter();
        Worker.Serve(new StringReader(string.Join('\n', orders.Select(Lines.Write))), output);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Reply>(line)!)];
    }
}
