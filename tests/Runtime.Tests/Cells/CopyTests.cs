using Backpropamine.Runtime.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Cells;

/// <summary>Weights of TorchSharp's own layers in a network of ours: the same outputs, states and gradients.</summary>
public sealed class CopyTests : IDisposable
{
    private const long Steps = 7;
    private const long Lanes = 4;
    private const double Tolerance = 1e-12;

    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void An_lstm_of_torchs_and_ours_give_the_same()
    {
        using var theirs = nn.LSTM(3, 5, dtype: float64);
        using var ours = new LstmNetwork(dtype: float64);
        ours.H.CopyFrom(theirs);
        var (x, again) = Inputs();
        var (wanted, _, cell) = theirs.call(x, null);
        var (outputs, last) = ours.Unroll(again, ours.InitialState(Lanes));

        Tensors.Close(wanted, outputs.H, Tolerance, "h");
        Tensors.Close(cell.squeeze(0), last.H.Cell, Tolerance, "c");
        Compare(wanted, x, outputs.H, again, theirs, ours.H);
    }

    [Fact]
    public void A_gru_of_torchs_and_ours_give_the_same()
    {
        using var theirs = nn.GRU(3, 5, dtype: float64);
        using var ours = new GruNetwork(dtype: float64);
        ours.H.CopyFrom(theirs);
        var (x, again) = Inputs();
        var (wanted, _) = theirs.call(x, null);
        var (outputs, _) = ours.Unroll(again, ours.InitialState(Lanes));

        Tensors.Close(wanted, outputs.H, Tolerance, "h");
        Compare(wanted, x, outputs.H, again, theirs, ours.H);
    }

    [Fact]
    public void A_second_layer_and_a_cell_of_torchs_can_be_copied()
    {
        using var theirs = nn.LSTM(5, 5, numLayers: 2, dtype: float64);
        using var single = nn.LSTMCell(3, 5, dtype: float64);
        using var ours = new LstmNetwork(dtype: float64);
        ours.H.CopyFrom(single);
        Tensors.Close(single.get_parameter("weight_ih")!, ours.H["weight_ih"], 0, "weight_ih");
        var error = Assert.Throws<NetworkArgumentException>(() => ours.H.CopyFrom(theirs, 1));
        Assert.Equal("weight_ih of LSTM gives [20, 5], but layer H needs [20, 3].", error.Message);
        Tensors.Close(single.get_parameter("weight_hh")!, ours.H["weight_hh"], 0, "weight_hh after the refusal");
    }

    [Fact]
    public void A_square_matrix_of_torchs_is_not_loaded_transposed()
    {
        using var theirs = nn.RNN(3, 5, dtype: float64);
        using var ours = new PlainNetwork(dtype: float64);
        ours.H.CopyFrom(theirs);
        var (x, again) = Inputs();
        var (wanted, _) = theirs.call(x, null);
        var (outputs, _) = ours.Unroll(again, ours.InitialState(Lanes));
        Tensors.Close(wanted, outputs.H, Tolerance, "h");
    }

    [Fact]
    public void A_linear_layer_becomes_a_read_out()
    {
        using var theirs = nn.Linear(5, 2, dtype: float64);
        using var ours = new PlainNetwork(dtype: float64);
        ours.Y.CopyFrom(theirs);
        Tensors.Close(theirs.weight, ours.Y["weight"], 0, "weight");
        Tensors.Close(theirs.bias!, ours.Y["bias"], 0, "bias");
    }

    [Fact]
    public void A_gru_does_not_fit_an_lstm_and_a_linear_layer_has_no_gates()
    {
        using var ours = new LstmNetwork(dtype: float64);
        using var gru = nn.GRU(3, 5, dtype: float64);
        using var linear = nn.Linear(3, 5, dtype: float64);
        Assert.Equal("weight_ih of GRU gives [15, 3], but layer H needs [20, 3].", Assert.Throws<NetworkArgumentException>(() => ours.H.CopyFrom(gru)).Message);
        Assert.Equal("Linear has no weight_ih for layer H; it has weight, bias.", Assert.Throws<NetworkArgumentException>(() => ours.H.CopyFrom(linear)).Message);
    }

    private static (Tensor Theirs, Tensor Ours) Inputs()
    {
        manual_seed(3);
        var x = randn(Steps, Lanes, 3, float64);
        return (x.clone().requires_grad_(), x.clone().requires_grad_());
    }

    private static void Compare(Tensor wanted, Tensor x, Tensor given, Tensor again, nn.Module theirs, Layer ours)
    {
        wanted.square().sum().backward();
        given.square().sum().backward();
        Tensors.Close(x.grad!, again.grad!, Tolerance, "inputs");
        foreach (var (name, parameter) in theirs.named_parameters()) Tensors.Close(parameter.grad!, ours[name.Replace("_l0", "", StringComparison.Ordinal)].grad!, Tolerance, name);
    }
}
