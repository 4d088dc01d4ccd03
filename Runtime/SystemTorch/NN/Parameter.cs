using static TorchSharp.torch;

namespace TorchSharp.Modules;

public class Parameter(Tensor data, bool requires_grad = true) : Tensor(data.with_requires_grad(requires_grad).MoveHandle());
