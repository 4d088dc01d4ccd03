using System.Globalization;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Networks;

/// <summary>What does not fit is refused in one sentence.</summary>
public class ArgumentTests
{
    [Fact]
    public void Shape_of_an_input() => Refuses(
        "Forager.Senses must have shape [2, 6], but it has [2, 5].", net => net.forward(zeros(2, 5), net.InitialState(2)));

    [Fact]
    public void No_input_at_all() => Refuses(
        "Forager.Senses is null; it must be a tensor of shape [2, 6].", net => net.forward(null!, net.InitialState(2)));

    [Fact]
    public void Batch_of_an_input() => Refuses(
        "Forager.Senses must have shape [2, 6], but it has [3, 6].", net => net.forward(zeros(3, 6), net.InitialState(2)));

    [Fact]
    public void Dtype_of_an_input() => Refuses(
        "Forager.Senses must be Float32, but it is Float64; convert it with .to(Float32).",
        net => net.forward(zeros(2, 6, float64), net.InitialState(2)));

    [Fact]
    public void Device_of_an_input() => Refuses(
        "Forager.Senses must be on cpu, but it is on meta; move it with .to(cpu).",
        net => net.forward(zeros(2, 6, device: META), net.InitialState(2)));

    [Fact]
    public void Dtype_of_a_state() => Refuses(
        "Forager: the state must be Float32, but it is Float64; convert it with .to(Float32).",
        net => net.forward(zeros(2, 6), net.InitialState(2).To(dtype: float64)));

    [Fact]
    public void Shape_of_a_sequence() => Refuses(
        "Forager.Senses must have shape [2, 3, 6], but it has [2, 6].", net => net.Unroll(zeros(2, 6), net.InitialState(3)));

    [Fact]
    public void Shape_of_modulation() => Refuses(
        "Forager: modulation must have shape [2, 1], but it has [2].", net => net.forward(zeros(2, 6), net.InitialState(2), zeros(2)));

    [Fact]
    public void Shape_of_reset() => Refuses(
        "Forager: reset must have shape [4, 2], but it has [2, 4].", net => net.Unroll(zeros(4, 2, 6), net.InitialState(2), reset: zeros(2, 4)));

    [Fact]
    public void Device_of_reset() => Refuses(
        "Forager: reset must be on cpu, but it is on meta; move it with .to(cpu).",
        net => net.Unroll(zeros(4, 2, 6), net.InitialState(2), reset: zeros(4, 2, device: META)));

    [Fact]
    public void Lanes_of_a_state_to_reset() => Refuses(
        "reset must have shape [3], but it has [1].", net => _ = net.InitialState(3).Reset(ones(1)));

    [Fact]
    public void Negative_record() => Refuses(
        "Forager: record must not be negative, but it is -1.", net => net.Unroll(zeros(4, 2, 6), net.InitialState(2), record: -1));

    [Fact]
    public void Sizes_given_to_the_constructor()
    {
        Assert.Equal("Senses must have at least 1 neuron, but its size is 0.", Message(() => new Plain(0, 3)));
        Assert.Equal("Hidden must have at least 1 neuron, but its size is -1.", Message(() => new Plain(3, -1)));
        Assert.Equal(
            "Class (4) and Label (5) are joined neuron by neuron, so their sizes must be equal.", Message(() => new Classifier(8, 5)));
    }

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("sv-SE")]
    public void A_negative_number_given_on_a_machine_of_another_language(string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal("Hidden must have at least 1 neuron, but its size is -1.", Message(() => new Plain(3, -1)));
        Refuses("The batch must have at least 1 lane, but it has -2.", net => net.InitialState(-2));
        Negative_record();
    }

    [Fact]
    public void A_parameter_that_is_not_there()
    {
        using var net = new Plain(3, 4);
        Assert.Equal("Layer Hidden has no parameter 'alpha'; it has weight_ih, bias, weight_hh.", Message(() => net.Hidden["alpha"]));
    }

    private static string Message(Func<object> act) => Assert.Throws<NetworkArgumentException>(() => { act(); }).Message;

    private static void Refuses(string message, Action<Forager> act)
    {
        using var net = new Forager();
        Assert.Equal(message, Assert.Throws<NetworkArgumentException>(() => act(net)).Message);
    }
}
