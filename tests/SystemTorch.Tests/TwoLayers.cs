using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.SystemTorch.Tests;

/// <summary>A module with every kind of component, registered from its fields.</summary>
internal sealed class TwoLayers : nn.Module<Tensor, Tensor>
{
    private readonly Linear inner = nn.Linear(3, 2);
    private readonly Parameter scale = nn.Parameter(ones(2));
    private readonly Tensor shift = zeros(2);

    public TwoLayers() : base(nameof(TwoLayers)) => RegisterComponents();

    public Parameter Scale => scale;

    public override Tensor forward(Tensor input) => inner.call(input) * scale + shift;
}
