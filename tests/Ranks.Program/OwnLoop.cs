using System.Globalization;
using static TorchSharp.torch;

namespace Backpropamine.Tests.RanksProgram;

/// <summary>A user's own loop in float64: inputs and the first plastic weights are drawn for all lanes, and the state goes on from iteration to iteration.</summary>
internal static class OwnLoop
{
    private const int Iterations = 20;
    private const int Steps = 5;

    public static int Train(int lanes)
    {
        using var ranks = Ranks.Start();
        LaneShare share;
        try
        {
            share = ranks.Share(lanes);
        }
        catch (RanksException e)
        {
            if (ranks.IsFirst)
                Console.WriteLine(e.Message);
            return 0;
        }
        // Another seed on each rank: the parameters are rank 0's.
        manual_seed(ranks.Rank + 1);
        using var net = new Forager(dtype: float64);
        ranks.Broadcast(net);
        manual_seed(7);
        using var optimizer = optim.Adam(net.parameters(), 1e-2);
        using var whole = NewDisposeScope();
        var state = net.InitialState(share.Count);
        state.Hidden.Hebb = share.Of(randn(lanes, 7, 7, dtype: float64));
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            using var scope = NewDisposeScope();
            var senses = share.Of(randn(Steps, lanes, 3, dtype: float64), 1);
            var target = share.Of(randn(Steps, lanes, 2, dtype: float64), 1);
            (var outputs, state) = net.Unroll(senses, state);
            var loss = (outputs.Policy - target).square().mean();
            optimizer.zero_grad();
            loss.backward();
            ranks.Reduce(net, share);
            optimizer.step();
            state = state.Detach();
            state.DetachFromDisposeScope();
            double[] mean = [loss.item<double>() * share.Count / share.Total];
            ranks.Sum(mean);
            if (ranks.IsFirst)
                Console.WriteLine(mean[0].ToString("R", CultureInfo.InvariantCulture));
        }
        ranks.RequireSame("the trained network", string.Join(' ', net.parameters().SelectMany(parameter => parameter.data<double>().ToArray()).Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
        var hebb = ranks.Gather(state.Hidden.Hebb, share);
        if (ranks.IsFirst)
            Console.WriteLine(hebb.sum().item<double>().ToString("R", CultureInfo.InvariantCulture));
        return 0;
    }
}
