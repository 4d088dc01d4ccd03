namespace Backpropamine.Training;

/// <summary>What a run's random streams are for.</summary>
public enum StreamPurpose
{
    /// <summary>What the environment draws while training.</summary>
    Environment = 1,

    /// <summary>The actions taken while training.</summary>
    Actions = 2,

    /// <summary>What the environment draws for the episode shown in the report.</summary>
    ReplayEnvironment = 3,

    /// <summary>The actions of the episode shown in the report.</summary>
    ReplayActions = 4,

    /// <summary>What lessons of a validation draw.</summary>
    Validation = 5,

    /// <summary>A data set that is made up, and the same in every run.</summary>
    DataSet = 6,

    /// <summary>The lengths of a text's segments.</summary>
    Lengths = 7,

    /// <summary>Which types of tokens are dropped.</summary>
    Words = 8,
}
