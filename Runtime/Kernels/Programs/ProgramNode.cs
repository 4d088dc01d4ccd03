using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>A sequence of a program's steps as one node of autograd's graph.</summary>
/// <param name="call">The program and its sizes.</param>
internal sealed class ProgramNode(ProgramCall call) : KernelNode(call.Errors)
{
    private bool[] _hasPart = [];
    private bool[] _hasValue = [];
    private (long[] Shape, bool IsWanted)[] _reads = [];

    /// <summary>Outputs, each <c>[T, B, …]</c>, and the state after the last step: its parts that the program has, in its order.</summary>
    public static (Tensor[] Outputs, Tensor[] Parts) Run(ProgramCall call, ProgramInputs given)
    {
        using var mode = no_grad();
        var reads = given.Reads;
        var records = call.Records && reads.Exists(read => read.requires_grad);
        var (outputs, parts, tape) = call.Type == ScalarType.Float32 ? Forward<float>(call, given, records) : Forward<double>(call, given, records);
        if (!records) return (outputs, parts);
        var results = new ProgramNode(call).Join(given, reads, [.. outputs, .. parts], tape);
        foreach (var tensor in outputs.Concat(parts)) tensor.Dispose();
        return (results[..outputs.Length], results[outputs.Length..]);
    }

    protected override Tensor?[] Gradients(Tensor[] saved, ReadOnlySpan<Tensor?> given)
    {
        var (shared, rest) = (saved[..call.Program.Shared], saved[call.Program.Shared..]);
        var values = new Tensor?[_hasValue.Length];
        var next = 0;
        for (var i = 0; i < values.Length; i++) values[i] = _hasValue[i] ? rest[next++] : null;
        var tape = new ProgramTape(values, rest[next..]);
        var (inputs, ofShared, parts, modulation) = call.Type == ScalarType.Float32 ? Backward<float>(shared, tape, given) : Backward<double>(shared, tape, given);
        var places = call.Program.Carried.Select((carry, i) => (carry.Part, Gradient: parts[i])).ToDictionary(pair => pair.Part, pair => pair.Gradient);
        Tensor?[] ofParts = [.. Enumerable.Range(0, _hasPart.Length).Where(part => _hasPart[part]).Select(part => places.GetValueOrDefault(part))];
        Tensor?[] found = [.. inputs, .. ofShared, .. ofParts, .. call.IsGiven ? new[] { modulation } : []];
        for (var i = 0; i < found.Length; i++) found[i] = _reads[i].IsWanted ? found[i] : null;
        return found;
    }

    protected override Tensor? NotNumbers(int input) => _reads[input].IsWanted ? full(_reads[input].Shape, double.NaN, call.Type) : null;

    private static (Tensor[], Tensor[], ProgramTape) Forward<T>(ProgramCall call, ProgramInputs given, bool records)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        using var pass = new ProgramForward<T>(call, given, records);
        return pass.Run();
    }

    private (Tensor?[] Inputs, Tensor[] Shared, Tensor[] Parts, Tensor? Modulation) Backward<T>(Tensor[] shared, ProgramTape tape, ReadOnlySpan<Tensor?> given)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        using var pass = new ProgramBackward<T>(call, shared, tape);
        var outputs = call.Program.Outputs.Length;
        return pass.Run(given[..outputs], given[outputs..]);
    }

    private Tensor[] Join(ProgramInputs given, List<Tensor> reads, Tensor[] made, ProgramTape tape)
    {
        _hasPart = Array.ConvertAll(given.Parts, part => part is not null);
        _hasValue = Array.ConvertAll(tape.Values, value => value is not null);
        _reads = [.. reads.Select(read => (read.shape, read.requires_grad))];
        return Join(reads.ToArray(), made, [.. given.Shared, .. tape.Values.OfType<Tensor>(), .. tape.Checkpoints], hasAlarm: true);
    }
}
