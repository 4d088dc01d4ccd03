namespace Backpropamine.Training;

/// <summary>Which part of its data a lesson is made of. Tasks that make their data up draw new ones for all parts.</summary>
public enum LessonPart
{
    /// <summary>What the network learns from.</summary>
    Training,

    /// <summary>What tells when the network was best.</summary>
    Validation,

    /// <summary>What the network is judged by when all is done.</summary>
    Test,
}
