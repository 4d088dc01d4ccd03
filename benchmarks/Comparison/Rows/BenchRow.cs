namespace Backpropamine.Benchmarks.Rows;

/// <summary>One line of the table.</summary>
/// <param name="Name">What <c>--rows</c> calls it.</param>
/// <param name="Model">The network.</param>
/// <param name="Size">B, N, T.</param>
/// <param name="Calls">Which of this project's forms is held against PyTorch: sequence calls or step calls. PyTorch steps through either.</param>
public sealed record BenchRow(string Name, Model Model, Extent Size, Calls Calls = Calls.Sequence)
{
    /// <summary>What is asked; null where nothing is.</summary>
    public Asked? Asked { get; init; }

    /// <summary>How many times as fast as the plain form PyTorch's best form must be for the comparison to count.</summary>
    public double? BestOverPlain { get; init; }

    /// <summary>Numbers in an input.</summary>
    public int Inputs => Model.InputsAreNeurons ? Size.Neurons : 14;

    /// <summary>The arguments of the emitted class's constructor.</summary>
    public int[] Sizes => [Inputs, .. Enumerable.Repeat(Size.Neurons, Model.Layers)];

    /// <summary>The row for a reader: network and sizes.</summary>
    public string Title => $"{Model.Words} {Size.Lanes}/{Size.Neurons}/{Size.Steps}{(Calls == Calls.Steps ? " steps" : "")}";

    /// <summary>A tenth of the steps, and nothing asked.</summary>
    public BenchRow Quick() => this with { Size = Size.Quick, Asked = null, BestOverPlain = null };
}
