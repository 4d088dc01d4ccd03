using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Reporting;
using Backpropamine.Benchmarks.Rows;
using Spectre.Console;

namespace Backpropamine.Benchmarks.Tests;

public class ResultTests
{
    private static readonly StepCost Cost = new(new Extent(1, 64, 100), 20, Took((2, 1), (2, 1)), Took((3, 1), (3, 1)), Took((8, 2), (8, 2)));
    private static readonly Machine Machine = new("a <processor>", 2, 512, ".NET", "TorchSharp", "PyTorch", 0.2);

    private static PassTime[] Took(params (double Total, double Kernels)[] passes) => [.. passes.Select(pass => new PassTime(pass.Total, pass.Kernels))];

    [Fact]
    public void Ratios_are_of_medians()
    {
        var result = Results.Of(BenchRows.All[0], fused: 8, plain: 120);
        Assert.Equal(12.5, result.OverBest);
        Assert.Equal(15, result.OverPlain);
        Assert.Equal(1.2, result.BestOverPlain);
        Assert.Equal(0.01, result.MemoryOfBest);
        Assert.All(result.Goals, goal => Assert.True(goal.Met));
    }

    [Fact]
    public void A_plain_form_that_is_faster_than_the_best_one_counts_as_best() =>
        Assert.Equal(7.5, Results.Of(BenchRows.All[2], fused: 8, plain: 60).OverBest);

    [Fact]
    public void Targets_that_are_missed_say_so()
    {
        var result = Results.Of(BenchRows.All[0], fused: 13, plain: 120, memory: 60_000_000);
        Assert.All(result.Goals, goal => Assert.False(goal.Met));
        Assert.Equal([8, 10, 0.05], result.Goals.Select(goal => goal.Asked));
    }

    [Fact]
    public void A_best_form_that_is_none_makes_no_table()
    {
        Assert.Null(Results.Of(BenchRows.All[0], fused: 8, plain: 116).Refusal);
        Assert.StartsWith(
            "no table for retroactive 30/100/200: PyTorch's best form (lerp eager, 2 threads, 100 ms) is only 1.14× as fast as the plain one (114 ms), less than 1.15×",
            Results.Of(BenchRows.All[0], fused: 8, plain: 114).Refusal);
    }

    [Fact]
    public void Step_calls_are_measured_against_the_sequence()
    {
        var row = BenchRows.All[3];
        var result = Results.Of(row, fused: 8);
        Assert.Equal("fused_steps", result.Champion.Key);
        Assert.Equal(12.5, result.OverBest);
    }

    [Fact]
    public void A_step_call_costs_what_its_shortest_pass_has_beyond_the_kernels_over_that_of_a_sequence_read_in_the_same_way()
    {
        var cost = new StepCost(new Extent(30, 100, 200), 35, Took((1, 0.5)), Took((3, 1), (4, 1), (10, 1)), Took((8, 3), (7.5, 4), (15, 3)));
        Assert.Equal(7.5, cost.Beyond);
        Assert.Equal(37.5, cost.PerStep(cost.Steps));
        Assert.Equal(15, cost.KernelsPerStep(cost.Steps));
        Assert.True(cost.Goal.Met);
    }

    [Fact]
    public void A_limit_is_missed_only_by_more_than_the_noise()
    {
        var cost = new StepCost(new Extent(1, 64, 1000), 20, Took((1, 0)), Took((10, 0), (10, 0), (10, 0), (10, 0)), Took((35, 0), (34, 0), (33, 0), (32, 0)));
        Assert.Equal(22, cost.Beyond);
        Assert.Equal(3, cost.Noise);
        Assert.False(cost.Goal.Met);
        Assert.Null(cost.Miss);
        Assert.Equal("a step call takes 22.0 µs beyond the kernels at 1/64, more than 18 µs and the noise of 3.0 µs", (cost with { Allowed = 18 }).Miss);
    }

    [Fact]
    public void Passes_are_timed_in_turn_after_those_that_settle()
    {
        var order = new List<int>();
        var times = Passes.Time(3, () => order.Add(1), () => { Wait(); order.Add(2); });
        Assert.Equal([1, 2, 1, 2, 1, 2], order[^6..]);
        Assert.True(order.Count >= 2 * (12 + 3));
        Assert.All(times, each => Assert.Equal(3, each.Length));
        Assert.True(times[1].Min(time => time.Total) >= 2);
        Assert.All(times[1], time => Assert.Equal(time.Total, time.Beyond));

        static void Wait()
        {
            var start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < 2) Thread.Yield();
        }
    }

    [Fact]
    public void Json_holds_every_pass_and_what_was_asked()
    {
        var root = JsonDocument.Parse(ResultJson.Write([Results.Of(BenchRows.All[0], fused: 8)], [Cost], Machine)).RootElement;
        var row = root.GetProperty("rows")[0];
        Assert.Equal(12.5, row.GetProperty("over_best").GetDouble());
        Assert.Equal(22.5, row.GetProperty("over_by_hand").GetDouble());
        Assert.Equal(3, row.GetProperty("asked").GetArrayLength());
        var contenders = row.GetProperty("contenders");
        Assert.Equal(6, contenders.EnumerateObject().Count());
        Assert.Equal(3, contenders.GetProperty("fused_sequence").GetProperty("forward_backward_passes_ms").GetArrayLength());
        Assert.Equal(1_000_000_000, contenders.GetProperty("pytorch_best").GetProperty("memory_growth_bytes").GetInt64());
        Assert.Equal(2, root.GetProperty("machine").GetProperty("cores").GetInt32());
        var steps = root.GetProperty("step_calls")[0];
        Assert.Equal(40, steps.GetProperty("beyond_us").GetDouble());
        Assert.False(steps.GetProperty("met").GetBoolean());
        Assert.Equal(2, steps.GetProperty("step_calls").GetProperty("kernels_ms").GetArrayLength());
    }

    [Fact]
    public void Pictures_are_well_formed_in_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            var bars = XDocument.Parse(ResultPicture.Write([.. BenchRows.All.Select(row => Results.Of(row, fused: 8.5))], Machine.ToString()));
            var boxes = bars.Descendants().Where(e => e.Name.LocalName == "rect").ToList();
            Assert.Equal(1 + (BenchRows.All.Count * 10), boxes.Count);
            Assert.All(boxes.Skip(1), box => Assert.InRange((double)box.Attribute("width")!, 1, 230));
            Assert.Contains(bars.Descendants(), e => e.Value == "fused: 21× as fast as TorchSharp by hand, 12× PyTorch's best form, 18× its plain form");
            var cost = XDocument.Parse(CostChart.Write([new CostCurve("N", "neurons N", [64, 128], [1.5, 6])], Machine.ToString()));
            Assert.Contains(cost.Descendants(), e => e.Value == "time ∝ N^2.00");
            Assert.DoesNotContain(cost.Descendants().Attributes(), a => a.Value.Contains("NaN", StringComparison.Ordinal) || (a.Name == "y" && a.Value.Contains(',')));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_busy_machine_is_named()
    {
        Assert.Null(Machine.Warning);
        Assert.Equal("the machine is busy (1.5 of 2 cores): these times are not worth much", (Machine with { Load = 1.5 }).Warning);
    }

    [Fact]
    public void The_table_says_what_is_met()
    {
        var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 160;
        var table = new ResultTable(console);
        table.Write([Results.Of(BenchRows.All[0], fused: 11, plain: 120)]);
        table.Write([Cost]);
        var text = writer.ToString();
        Assert.Matches(@"times the best form's speed\s*│\s*9\.1×\s*│\s*≥ 8\.0×\s*│\s*met", text);
        Assert.Matches(@"retroactive 1/64/100\s*│\s*20\.0\s*│\s*30\.0\s*│\s*10\.0\s*│\s*80\.0\s*│\s*20\.0\s*│\s*40\.0\s*│\s*0\.0\s*│\s*≤ 20\s*│\s*NOT met", text);
        Assert.Matches(@"of the best form's memory\s*│\s*1/100\s*│\s*≤ 1/20\s*│\s*met", text);
    }
}
