using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>Runs single steps in fused kernels.</summary>
internal static class FusedSteps
{
    /// <summary>The next step of a state, which is used up.</summary>
    public static FusedStep Run<TKernel>(TapeSite site, TapeTerms terms, NetworkState state, Tensor[] inputs, Tensor? modulation)
        where TKernel : struct, IPlasticKernel
    {
        var head = state.Fused;
        var before = head;
        terms = terms with { Records = is_grad_enabled() && (head is { Tape.Records: true } || WantsGradient(site.Network, state, inputs, modulation)) };
        if (head is null || !head.Tape.Continues(terms)) head = Start<TKernel>(site, terms, state.Parts, inputs);
        var step = head.Tape.Step(head, inputs, modulation);
        if (ReferenceEquals(head, before)) state.Release();
        else state.Use();
        return step;
    }

    private static FusedState Start<TKernel>(TapeSite site, TapeTerms terms, Tensor[] state, Tensor[] inputs)
        where TKernel : struct, IPlasticKernel => terms.Type == ScalarType.Float32
        ? Tape<TKernel, float>.Start(site, terms, state, inputs)
        : Tape<TKernel, double>.Start(site, terms, state, inputs);

    private static bool WantsGradient(PlasticModule network, NetworkState state, Tensor[] inputs, Tensor? modulation) =>
        (modulation?.requires_grad ?? false)
        || inputs.Any(input => input.requires_grad)
        || network.parameters().Any(parameter => parameter.requires_grad)
        || (state.Fused is null && state.Parts.Any(part => part.requires_grad));
}
