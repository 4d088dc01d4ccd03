using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Soak.Tests.Models;

/// <summary>A user's module that throws while it is told to.</summary>
internal sealed class Fragile : nn.Module<Tensor, Tensor>
{
    private readonly Linear linear;

    public Fragile(int from, int to, ScalarType type) : base("fragile")
    {
        linear = nn.Linear(from, to, dtype: type);
        RegisterComponents();
    }

    public bool Fails { get; set; }

    public override Tensor forward(Tensor input) => Fails ? throw new UserException() : linear.forward(input).tanh();
}

/// <summary>What a user's module throws.</summary>
internal sealed class UserException() : Exception("a user's module has failed");
