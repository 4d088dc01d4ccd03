using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class SGD : OptimizerHelper, optim.IMomentum
{
    public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
    {
        if (lr < 0) throw new ArgumentException($"Invalid learning rate: {lr}");
        if (momentum < 0) throw new ArgumentException($"Invalid momentum value: {momentum}");
        if (weight_decay < 0) throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
        if (nesterov && (momentum <= 0 || dampening != 0)) throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening");

        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
            maximize = maximize,
        };
        foreach (var group in parameters) add_param_group(group);
    }

    public double Momentum
    {
        get => Defaults.momentum!.Value;
        set => Defaults.momentum = value;
    }

    private Options Defaults => (Options)_defaults;

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        param_group.Options ??= new Options();
        var options = (Options)param_group.Options;
        options.LearningRate ??= Defaults.LearningRate;
        options.momentum ??= Defaults.momentum;
        options.dampening ??= Defaults.dampening;
        options.weight_decay ??= Defaults.weight_decay;
        options.nesterov ??= Defaults.nesterov;
        options.maximize ??= Defaults.maximize;
        options.InitialLearningRate = options.LearningRate!.Value;
        _parameter_groups.Add(param_group);
        foreach (var parameter in param_group.Parameters)
        {
            var state = new State(parameter);
            _state[parameter.Handle] = state;
            state.Initialize(options);
        }
    }

    public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup>(Update, closure);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        foreach (var (_, state) in _state) ((State)state).Dispose();
    }

    private void Update(ParamGroup group)
    {
        var options = group.Options;
        double momentum = options.momentum!.Value, decay = options.weight_decay!.Value, rate = options.LearningRate!.Value;
        foreach (var parameter in group.Parameters)
        {
            var state = (State)_state[parameter.Handle];
            if (parameter.grad is not { } gradient) continue;
            if (decay != 0) gradient = gradient.add(parameter, decay);
            if (momentum != 0)
            {
                if (state.momentum_buffer is null) state.momentum_buffer = gradient.clone().detach().DetachFromDisposeScope();
                else state.momentum_buffer.mul_(momentum).add_(gradient, 1 - options.dampening!.Value);
                gradient = options.nesterov!.Value ? gradient.add(state.momentum_buffer, momentum) : state.momentum_buffer;
            }

            parameter.add_(gradient, options.maximize!.Value ? rate : -rate);
        }
    }
}
