using System.Text.Json;
using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.Tests;

public sealed class WorkerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Models => [.. Model.All.Select(model => model.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_form_of_a_network_has_the_same_loss(string model)
    {
        var row = new BenchRow("tiny", Model.Named(model), new Extent(3, 9, 12));
        var data = Path.Combine(_folder, "data.npz");
        RowData.Write(row, data);
        var open = new Order("open") { Model = model, Form = "fused", Calls = "sequence", Dtype = "float64", Threads = 2, Data = data, Sizes = row.Sizes };
        Order[] passes = [.. Entrant.Ours.Select(entrant => Order.To(entrant, "pass") with { Backward = true })];
        var replies = Serve([open, .. passes, open with { Form = Entrant.ByHand.Form }, new Order("pass"), new Order("peak")]);
        Assert.All(replies, reply => Assert.Null(reply.Error));
        Assert.All([.. replies[1..5], replies[6]], reply => Assert.Equal(replies[1].Loss, reply.Loss, 1e-12));
        Assert.NotEqual(0, replies[1].Loss);
        Assert.True(replies[1].Milliseconds > 0);
        Assert.True(replies[^1].Bytes > 1 << 20);
    }

    [Fact]
    public void What_goes_wrong_is_an_answer()
    {
        var reply = Assert.Single(Serve([new Order("open") { Model = "retroactive", Form = "fused", Calls = "steps", Threads = 1, Data = "none.npz", Sizes = [2, 3] }]));
        Assert.Contains("none.npz", reply.Error);
    }

    private static Reply[] Serve(Order[] orders)
    {
        var output = new StringWriter();
        Worker.Serve(new StringReader(string.Join('\n', orders.Select(Lines.Write))), output);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Reply>(line)!)];
    }
}
