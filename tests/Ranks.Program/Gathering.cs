using static TorchSharp.torch;

namespace Backpropamine.Tests.RanksProgram;

/// <summary>What belongs to lanes comes together on rank 0 in the order of the lanes.</summary>
internal static class Gathering
{
    public static int Check()
    {
        using var ranks = Ranks.Start();
        const int Lanes = 8;
        var share = ranks.Share(Lanes);
        var all = arange(Lanes * 6, dtype: int64).view(Lanes, 2, 3);
        var gathered = ranks.Gather(share.Of(all), share);
        var turned = ranks.Gather(share.Of(all.transpose(1, 2)), share);
        var empty = ranks.Gather(zeros(share.Count, 0), share);
        if (ranks.IsFirst)
            Console.WriteLine($"{gathered.equal(all).all().item<bool>()} {turned.equal(all.transpose(1, 2)).all().item<bool>()} {string.Join('x', empty.shape)}");
        try
        {
            share.Of(all, 1);
        }
        catch (NetworkArgumentException e)
        {
            if (ranks.IsFirst)
                Console.WriteLine(e.Message);
        }
        return 0;
    }
}
