namespace Backpropamine.Generator.Planning.Programs;

/// <summary>What a network's switch lets Hebb do: each is a program of its own.</summary>
internal enum ProgramMode
{
    /// <summary>Hebb is read and changes.</summary>
    On,

    /// <summary>Hebb is read and stays as it is.</summary>
    Frozen,

    /// <summary>Hebb is neither read nor changed.</summary>
    Off,
}
