namespace Backpropamine.Generator.Reading;

/// <summary>Metadata names of what users write.</summary>
internal static class KnownNames
{
    public const string Namespace = "Backpropamine";
    public const string Network = "Backpropamine.NetworkAttribute";
    public const string Plastic = "Backpropamine.PlasticAttribute";
    public const string PlasticOfRule = "Backpropamine.PlasticAttribute`1";
    public const string Neuromodulated = "Backpropamine.NeuromodulatedAttribute";
    public const string NotPlastic = "Backpropamine.NotPlasticAttribute";
    public const string NotModulated = "Backpropamine.NotModulatedAttribute";
    public const string Input = "Backpropamine.InputAttribute";
    public const string Recurrent = "Backpropamine.RecurrentAttribute";
    public const string Dense = "Backpropamine.DenseAttribute";
    public const string Readout = "Backpropamine.ReadoutAttribute";
    public const string Embedding = "Backpropamine.EmbeddingAttribute";
    public const string Dropout = "Backpropamine.DropoutAttribute";
    public const string Module = "Backpropamine.ModuleAttribute";
    public const string Inject = "Backpropamine.InjectAttribute";
    public const string Horizon = "Backpropamine.HorizonAttribute";
    public const string RuleBody = "Backpropamine.RuleBodyAttribute";
    public const string Learned = "Backpropamine.LearnedAttribute";
    public const string State = "Backpropamine.StateAttribute";
    public const string Sum = "Backpropamine.SumAttribute";
    public const string Max = "Backpropamine.MaxAttribute";
    public const string Hebbian = "Backpropamine.Hebbian";
    public const string Rule = "Backpropamine.IPlasticityRule";
    public const string Cell = "Backpropamine.ICell";
    public const string CellBody = "Backpropamine.CellBodyAttribute";
    public const string Path = "Backpropamine.PathAttribute";
    public const string Value = "Backpropamine.ValueAttribute";
    public const string Functions = "Backpropamine.Functions";
    public const string RecurrentOfCell = "Backpropamine.RecurrentAttribute`1";
    public const string DenseOfCell = "Backpropamine.DenseAttribute`1";
    public const string Signal = "Backpropamine.Signal";
    public const string Layer = "Backpropamine.Layer";
    public const string PlasticModule = "Backpropamine.PlasticModule";
    public const string NetworkOutput = "Backpropamine.NetworkOutput";
    public const string NetworkState = "Backpropamine.NetworkState`1";
    public const string TorchLibrary = "Backpropamine.Loading.TorchLibrary";

    /// <summary>The attributes that make a class a network, in the order in which they are looked for.</summary>
    public static readonly string[] Roots = [Network, Plastic, PlasticOfRule];

    /// <summary>The attributes that declare a layer or an input.</summary>
    public static readonly string[] Declarations = [Recurrent, RecurrentOfCell, Dense, DenseOfCell, Readout, Embedding, Dropout, Module, Input];
}
