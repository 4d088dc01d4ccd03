using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Torch;

/// <summary>Mistakes that must be exceptions: an operation of generated code never ends the process.</summary>
public class ErrorTests
{
    private static readonly Tensor A = zeros(2, 3), B = zeros(4, 5), Batch = zeros(2, 3, 4), Ids = zeros(1, dtype: int64);

    private static readonly Scalar One = 1;

    private static readonly Dictionary<string, Func<Tensor>> Mistakes = new()
    {
        ["mm"] = () => A.mm(B),
        ["bmm"] = () => Batch.bmm(Batch),
        ["addmm"] = () => A.addmm(A, B),
        ["addcmul"] = () => A.addcmul(B, B, One),
        ["addcmul_"] = () => A.addcmul_(B, B, One),
        ["add"] = () => A + B,
        ["add_"] = () => A.add_(B),
        ["mul"] = () => A * B,
        ["where"] = () => where(A.le(B), A, B),
        ["minimum"] = () => minimum(A, B),
        ["cat"] = () => cat([A, B], 1),
        ["stack"] = () => stack([A, B]),
        ["linear"] = () => nn.functional.linear(A, B),
        ["view"] = () => A.view(7),
        ["reshape"] = () => A.reshape(7),
        ["narrow"] = () => A.narrow(0, 1, 5),
        ["select"] = () => A.select(0, 9),
        ["squeeze of a missing dimension"] = () => A.squeeze(5),
        ["unsqueeze of a missing dimension"] = () => A.unsqueeze(5),
        ["sum over a missing dimension"] = () => A.sum(5),
        ["amax over a missing dimension"] = () => A.amax([5]),
        ["softmax over a missing dimension"] = () => A.softmax(5),
        ["index_select"] = () => A.index_select(0, Ids + 9),
        ["copy_"] = () => A.copy_(B),
        ["expand"] = () => A.expand(4, 3),
        ["masked_fill"] = () => A.masked_fill(B.ne(B), 0),
    };

    public static TheoryData<string> Operations { get; } = [.. Mistakes.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Wrong_shapes_are_an_exception_and_the_next_call_is_none(string operation)
    {
        Assert.Throws<ExternalException>(Mistakes[operation]);
        Assert.Equal(2, (ones(1) + 1).ToSingle());
    }

    [Fact]
    public void Torchs_message_says_the_shapes() =>
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)", Assert.Throws<ExternalException>(() => A.mm(B)).Message);

    [Fact]
    public void Backward_without_a_graph_is_an_exception() =>
        Assert.Contains("does not require grad", Assert.Throws<ExternalException>(() => zeros(1).backward()).Message);

    [Fact]
    public void A_parameter_that_wants_its_gradient_cannot_change_in_place()
    {
        var parameter = zeros(2, requires_grad: true);
        Assert.Contains("a leaf Variable that requires grad", Assert.Throws<ExternalException>(() => parameter.add_(ones(1))).Message);
    }

    [Fact]
    public void A_parameter_that_changed_between_forward_and_backward_is_an_exception()
    {
        var parameter = ones(2, requires_grad: true);
        var loss = parameter.detach().narrow(0, 0, 1).mul(parameter).sum();
        using (no_grad()) parameter.add_(1);
        Assert.Contains("modified by an inplace operation", Assert.Throws<ExternalException>(() => loss.backward()).Message);
    }

    [Fact]
    public void A_tensor_that_was_disposed_is_an_exception()
    {
        var gone = zeros(2);
        gone.Dispose();
        Assert.True(gone.IsInvalid);
        Assert.Throws<InvalidOperationException>(() => gone + 1);
        Assert.Throws<InvalidOperationException>(() => A.mm(gone));
        Assert.Throws<InvalidOperationException>(() => gone.shape);
    }

    [Fact]
    public void An_error_in_one_backward_pass_leaves_the_next_alone()
    {
        var x = ones(1, requires_grad: true);
        for (var i = 0; i < 100; i++)
        {
            var y = x.mul(ones(1));
            y.backward();
            Assert.Throws<ExternalException>(() => y.backward());
        }

        Assert.Equal(100, x.grad!.ToSingle());
    }

    [Fact]
    public void Gradients_that_are_not_used_come_as_invalid_tensors()
    {
        Tensor x = ones(1, requires_grad: true), unused = ones(1, requires_grad: true);
        var gradients = autograd.grad([(x * 2).sum()], [x, unused], allow_unused: true);
        Assert.Equal(2, gradients[0].ToSingle());
        Assert.True(gradients[1].IsInvalid);
    }
}
