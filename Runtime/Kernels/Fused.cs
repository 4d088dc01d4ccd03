namespace Backpropamine.Kernels;

/// <summary>Runs a sequence in fused kernels.</summary>
internal static class Fused
{
    public static FusedResult Run<TKernel>(FusedArguments arguments, bool reads, bool writes, int spacing, FusedErrors errors)
        where TKernel : struct, IPlasticKernel
    {
        var input = arguments.Input;
        var call = new FusedCall(arguments, errors)
        {
            ReadsHebb = reads,
            WritesHebb = writes,
            Spacing = spacing > 0 ? spacing : CheckpointPlan.Spacing(input.size(0), input.size(1), KernelOptions.ThreadCount),
        };
        var results = call.Records
            ? FusedFunction<TKernel>.apply([call, .. call.Tensors])
            : new FusedSequence<TKernel>(call, call.Tensors, call.Reset).Forward();
        call.Release();
        return new FusedResult(results[0], results[1], [results[0].select(0, -1).clone(), .. results[2..]]);
    }
}
