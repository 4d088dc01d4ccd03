// A C interface to LibTorch, as small as it can be: the dispatcher called by schema name with boxed arguments, tensor
// lifetime and raw data, gradient mode, backward, and a graph node whose backward is a callback. Every function that
// can fail returns a negative number or null and leaves LibTorch's message in a thread-local string.
#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <ATen/TensorIndexing.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/api/include/torch/cuda.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/csrc/autograd/variable.h>

#include <cstring>
#include <memory>
#include <string>
#include <vector>

#define API extern "C" __attribute__((visibility("default")))

namespace {

using torch::autograd::SavedVariable;
using torch::autograd::variable_list;

thread_local std::string error;

// Runs the body; an exception becomes the thread's error text and the failure value.
template <typename R, typename F>
R guarded(R failure, F&& body) noexcept {
  try {
    return body();
  } catch (const std::exception& e) {
    error = e.what();
  } catch (...) {
    error = "unknown exception from LibTorch";
  }
  return failure;
}

enum Tag : int32_t {
  None = 0,
  TensorTag = 1,
  Int = 2,
  Double = 3,
  Bool = 4,
  IntList = 5,
  DoubleList = 6,
  TensorList = 7,
  OptionalTensorList = 8,
  String = 9,
  DeviceTag = 10,
  GeneratorTag = 11,
};

// One boxed argument or result. Lists and strings: address and count. Device: type in count, index in integer.
struct Value {
  int32_t tag;
  int32_t count;
  union {
    int64_t integer;
    double real;
    void* pointer;
  };
};

at::Tensor* owned(at::Tensor tensor) {
  return tensor.defined() ? new at::Tensor(std::move(tensor)) : nullptr;
}

at::Tensor borrowed(void* handle) {
  return handle == nullptr ? at::Tensor() : *static_cast<at::Tensor*>(handle);
}

variable_list borrowed(void* const* handles, int count) {
  variable_list list;
  list.reserve(count);
  for (int i = 0; i < count; i++) list.push_back(borrowed(handles[i]));
  return list;
}

c10::IValue box(const Value& v) {
  switch (v.tag) {
    case None:
      return c10::IValue();
    case TensorTag:
      return c10::IValue(borrowed(v.pointer));
    case Int:
      return c10::IValue(v.integer);
    case Double:
      return c10::IValue(v.real);
    case Bool:
      return c10::IValue(v.integer != 0);
    case IntList:
      return c10::IValue(at::IntArrayRef(static_cast<int64_t*>(v.pointer), v.count));
    case DoubleList:
      return c10::IValue(at::ArrayRef<double>(static_cast<double*>(v.pointer), v.count));
    case TensorList: {
      c10::List<at::Tensor> list;
      list.reserve(v.count);
      for (int i = 0; i < v.count; i++) list.push_back(borrowed(static_cast<void**>(v.pointer)[i]));
      return c10::IValue(std::move(list));
    }
    case OptionalTensorList: {
      c10::List<c10::optional<at::Tensor>> list;
      list.reserve(v.count);
      for (int i = 0; i < v.count; i++) {
        void* handle = static_cast<void**>(v.pointer)[i];
        list.push_back(handle == nullptr ? c10::optional<at::Tensor>() : borrowed(handle));
      }
      return c10::IValue(std::move(list));
    }
    case String:
      return c10::IValue(std::string(static_cast<char*>(v.pointer), v.count));
    case DeviceTag:
      return c10::IValue(at::Device(static_cast<at::DeviceType>(v.count), static_cast<at::DeviceIndex>(v.integer)));
    case GeneratorTag:
      return c10::IValue(*static_cast<at::Generator*>(v.pointer));
    default:
      TORCH_CHECK(false, "unknown argument tag ", v.tag);
  }
}

Value unbox(const c10::IValue& value) {
  Value v{None, 0, {0}};
  if (value.isTensor()) {
    v.tag = TensorTag;
    v.pointer = owned(value.toTensor());
  } else if (value.isInt()) {
    v.tag = Int;
    v.integer = value.toInt();
  } else if (value.isDouble()) {
    v.tag = Double;
    v.real = value.toDouble();
  } else if (value.isBool()) {
    v.tag = Bool;
    v.integer = value.toBool();
  } else if (value.isTensorList()) {
    auto list = value.toTensorVector();
    auto handles = new void*[list.size()];
    for (size_t i = 0; i < list.size(); i++) handles[i] = owned(std::move(list[i]));
    v.tag = TensorList;
    v.count = static_cast<int32_t>(list.size());
    v.pointer = handles;
  }
  return v;
}

// What managed code gives a node: gradients in (owned by the callee), gradients out (owned by this side).
using BackwardCallback = void (*)(void* state, void** grads, int grad_count, void** results, int result_count);
using ReleaseCallback = void (*)(void* state);

struct ManagedNode : torch::autograd::Node {
  void* state;
  int inputs = 0;
  BackwardCallback backward;
  ReleaseCallback release;

  ~ManagedNode() override { release(state); }

  variable_list apply(variable_list&& grads) override {
    std::vector<void*> in(grads.size()), out(inputs, nullptr);
    for (size_t i = 0; i < grads.size(); i++) in[i] = owned(std::move(grads[i]));
    backward(state, in.data(), static_cast<int>(in.size()), out.data(), inputs);
    variable_list results;
    results.reserve(out.size());
    for (void* handle : out) {
      results.push_back(borrowed(handle));
      delete static_cast<at::Tensor*>(handle);
    }
    return results;
  }
};

using NodePointer = std::shared_ptr<ManagedNode>;

}  // namespace

API const char* st_error() { return error.c_str(); }

// ---- dispatcher

API void* st_find(const char* name, const char* overload) {
  return guarded<void*>(nullptr, [&]() -> void* {
    return new c10::OperatorHandle(c10::Dispatcher::singleton().findSchemaOrThrow(name, overload));
  });
}

API int st_call(void* op, const Value* args, int count, Value* results, int capacity) {
  return guarded<int>(-1, [&] {
    auto operation = static_cast<c10::OperatorHandle*>(op);
    auto expected = operation->schema().arguments().size();
    TORCH_CHECK(static_cast<size_t>(count) == expected, operation->operator_name().name, " takes ", expected,
                " arguments, got ", count);
    torch::jit::Stack stack;
    stack.reserve(count > 4 ? count : 4);
    for (int i = 0; i < count; i++) stack.push_back(box(args[i]));
    operation->callBoxed(&stack);
    int n = std::min<int>(capacity, static_cast<int>(stack.size()));
    for (int i = 0; i < n; i++) results[i] = unbox(stack[i]);
    return n;
  });
}

API void st_free_list(void** list) { delete[] list; }

// ---- tensors

API void st_tensor_free(at::Tensor* t) { delete t; }
API at::Tensor* st_tensor_copy(at::Tensor* t) { return new at::Tensor(*t); }

struct Info {
  int64_t numel, dim, storage_offset, element_size;
  int32_t dtype, device_type, device_index, flags;
};

API int st_info(at::Tensor* t, Info* info) {
  return guarded<int>(-1, [&] {
    info->numel = t->numel();
    info->dim = t->dim();
    info->storage_offset = t->storage_offset();
    info->element_size = t->element_size();
    info->dtype = static_cast<int32_t>(t->scalar_type());
    info->device_type = static_cast<int32_t>(t->device().type());
    info->device_index = t->device().index();
    info->flags = t->is_contiguous() ? 1 : 0;
    return 0;
  });
}

API int st_dtype(at::Tensor* t) { return static_cast<int>(t->scalar_type()); }
API int64_t st_dim(at::Tensor* t) { return t->dim(); }
API int64_t st_numel(at::Tensor* t) { return t->numel(); }

API int st_sizes(at::Tensor* t, int64_t* sizes) {
  return guarded<int>(-1, [&] {
    auto s = t->sizes();
    std::copy(s.begin(), s.end(), sizes);
    return 0;
  });
}

API int st_strides(at::Tensor* t, int64_t* strides) {
  return guarded<int>(-1, [&] {
    auto s = t->strides();
    std::copy(s.begin(), s.end(), strides);
    return 0;
  });
}

API void* st_data(at::Tensor* t) {
  return guarded<void*>(nullptr, [&] { return t->data_ptr(); });
}

API void* st_storage(at::Tensor* t, int64_t* bytes) {
  return guarded<void*>(nullptr, [&] {
    *bytes = static_cast<int64_t>(t->storage().nbytes());
    return t->storage().data();
  });
}

API int st_is_same(at::Tensor* a, at::Tensor* b) { return a->is_same(*b); }

// ---- indexing

enum IndexKind : int32_t { IndexNone, IndexInteger, IndexNull, IndexEllipsis, IndexBool, IndexTensor, IndexSlice };

// Which of start, stop and step are given: bits 1, 2, 4.
struct Index {
  int32_t kind, given;
  int64_t start, stop, step;
  void* tensor;
};

static std::vector<at::indexing::TensorIndex> indices(const Index* list, int count) {
  std::vector<at::indexing::TensorIndex> result;
  result.reserve(count);
  for (int i = 0; i < count; i++) {
    const Index& x = list[i];
    switch (x.kind) {
      case IndexInteger:
        result.emplace_back(x.start);
        break;
      case IndexEllipsis:
        result.emplace_back(at::indexing::Ellipsis);
        break;
      case IndexBool:
        result.emplace_back(x.start != 0);
        break;
      case IndexTensor:
        result.emplace_back(borrowed(x.tensor));
        break;
      case IndexSlice: {
        using Bound = c10::optional<int64_t>;
        result.emplace_back(at::indexing::Slice(x.given & 1 ? Bound(x.start) : Bound(),
                                                x.given & 2 ? Bound(x.stop) : Bound(),
                                                x.given & 4 ? Bound(x.step) : Bound()));
        break;
      }
      default:
        result.emplace_back(at::indexing::None);
    }
  }
  return result;
}

API at::Tensor* st_index(at::Tensor* t, const Index* list, int count) {
  return guarded<at::Tensor*>(nullptr, [&] { return owned(t->index(indices(list, count))); });
}

API int st_index_put(at::Tensor* t, const Index* list, int count, at::Tensor* value) {
  return guarded<int>(-1, [&] {
    t->index_put_(indices(list, count), *value);
    return 0;
  });
}

API int st_index_put_scalar(at::Tensor* t, const Index* list, int count, const Value* value) {
  return guarded<int>(-1, [&] {
    t->index_put_(indices(list, count), box(*value).toScalar());
    return 0;
  });
}

// ---- autograd

API int st_requires_grad(at::Tensor* t) { return t->requires_grad(); }

API int st_set_requires_grad(at::Tensor* t, int value) {
  return guarded<int>(-1, [&] {
    t->set_requires_grad(value != 0);
    return 0;
  });
}

API int st_is_leaf(at::Tensor* t) { return t->is_leaf(); }
API at::Tensor* st_grad(at::Tensor* t) { return owned(t->grad()); }

API int st_set_grad(at::Tensor* t, at::Tensor* grad) {
  return guarded<int>(-1, [&] {
    t->mutable_grad() = borrowed(grad);
    return 0;
  });
}

API int st_retain_grad(at::Tensor* t) {
  return guarded<int>(-1, [&] {
    t->retain_grad();
    return 0;
  });
}

API int st_backward(void** tensors, int count, void** grads, int grad_count, int retain_graph, int create_graph,
                    void** inputs, int input_count) {
  return guarded<int>(-1, [&] {
    torch::autograd::backward(borrowed(tensors, count), borrowed(grads, grad_count), retain_graph != 0,
                              create_graph != 0, borrowed(inputs, input_count));
    return 0;
  });
}

API int st_gradients(void** outputs, int count, void** inputs, int input_count, void** grads, int grad_count,
                     int retain_graph, int create_graph, int allow_unused, void** results) {
  return guarded<int>(-1, [&] {
    auto list = torch::autograd::grad(borrowed(outputs, count), borrowed(inputs, input_count),
                                      borrowed(grads, grad_count), retain_graph != 0, create_graph != 0,
                                      allow_unused != 0);
    for (size_t i = 0; i < list.size(); i++) results[i] = owned(std::move(list[i]));
    return 0;
  });
}

API int st_grad_mode() { return at::GradMode::is_enabled(); }
API void st_set_grad_mode(int enabled) { at::GradMode::set_enabled(enabled != 0); }
API int st_inference_mode() { return c10::InferenceMode::is_enabled(); }
API void* st_inference_enter(int enabled) { return new c10::InferenceMode(enabled != 0); }
API void st_inference_leave(c10::InferenceMode* guard) { delete guard; }
API int st_anomaly_mode() { return torch::autograd::AnomalyMode::is_enabled(); }
API int st_anomaly_check_nan() { return torch::autograd::AnomalyMode::should_check_nan(); }

API void st_set_anomaly_mode(int enabled, int check_nan) {
  torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0);
}

// ---- custom functions

API void* st_node_new(void* state, BackwardCallback backward, ReleaseCallback release, void** inputs, int count,
                      int executable) {
  return guarded<void*>(nullptr, [&]() -> void* {
    auto node = new NodePointer(new ManagedNode(), torch::autograd::deleteNode);
    (*node)->state = state;
    (*node)->backward = backward;
    (*node)->release = release;
    (*node)->inputs = count;
    if (executable != 0) (*node)->set_next_edges(torch::autograd::collect_next_edges(borrowed(inputs, count)));
    (*node)->clear_input_metadata();
    return node;
  });
}

API void st_node_free(NodePointer* node) { delete node; }
API void* st_node_address(NodePointer* node) { return node->get(); }

API int st_node_wrap(NodePointer* node, void** inputs, int input_count, void** non_differentiable, int nd_count,
                     void** dirty, int dirty_count, void** outputs, int output_count, int executable, void** results) {
  return guarded<int>(-1, [&] {
    std::unordered_set<at::TensorImpl*> fixed, changed;
    for (int i = 0; i < nd_count; i++) fixed.insert(borrowed(non_differentiable[i]).unsafeGetTensorImpl());
    for (int i = 0; i < dirty_count; i++) {
      auto impl = borrowed(dirty[i]).unsafeGetTensorImpl();
      impl->bump_version();
      changed.insert(impl);
    }
    std::vector<c10::optional<at::Tensor>> raw;
    for (int i = 0; i < output_count; i++)
      raw.push_back(outputs[i] == nullptr ? c10::optional<at::Tensor>() : borrowed(outputs[i]));
    auto no_jvp = [](variable_list, variable_list) -> variable_list {
      TORCH_CHECK(false, "jvp is not implemented for the c++ API of custom Function yet.");
    };
    auto wrapped = torch::autograd::_wrap_outputs(borrowed(inputs, input_count), fixed, changed, raw,
                                                  executable != 0 ? *node : NodePointer(), no_jvp);
    for (size_t i = 0; i < wrapped.size(); i++)
      results[i] = wrapped[i].has_value() ? owned(std::move(*wrapped[i])) : nullptr;
    return 0;
  });
}

API void* st_save(at::Tensor* t, ManagedNode* node) {
  return guarded<void*>(nullptr, [&] { return new SavedVariable(*t, t->grad_fn().get() == node, false); });
}

API void st_saved_free(SavedVariable* saved) { delete saved; }

API at::Tensor* st_saved_unpack(SavedVariable* saved, ManagedNode* node) {
  return guarded<at::Tensor*>(nullptr, [&] {
    return owned(saved->unpack(node == nullptr ? std::shared_ptr<torch::autograd::Node>() : node->shared_from_this()));
  });
}

// ---- generators and global settings

API void* st_generator_new(uint64_t seed) { return new at::Generator(at::detail::createCPUGenerator(seed)); }
API void* st_generator_default() { return new at::Generator(at::detail::getDefaultCPUGenerator()); }
API void st_generator_free(at::Generator* g) { delete g; }
API int64_t st_generator_initial_seed(at::Generator* g) { return static_cast<int64_t>(g->current_seed()); }

API void st_generator_set_seed(at::Generator* g, int64_t seed) {
  std::lock_guard<std::mutex> lock(g->mutex());
  g->set_current_seed(static_cast<uint64_t>(seed));
}

API int64_t st_generator_reseed(at::Generator* g) {
  std::lock_guard<std::mutex> lock(g->mutex());
  return static_cast<int64_t>(g->seed());
}

API at::Tensor* st_generator_state(at::Generator* g) {
  return guarded<at::Tensor*>(nullptr, [&] { return owned(g->get_state()); });
}

API int st_generator_set_state(at::Generator* g, at::Tensor* state) {
  return guarded<int>(-1, [&] {
    g->set_state(*state);
    return 0;
  });
}

API int st_manual_seed(int64_t seed) {
  return guarded<int>(-1, [&] {
    at::manual_seed(static_cast<uint64_t>(seed));
    return 0;
  });
}

API int st_get_threads() { return at::get_num_threads(); }
API int st_get_interop_threads() { return at::get_num_interop_threads(); }

API int st_set_threads(int n) {
  return guarded<int>(-1, [&] {
    at::set_num_threads(n);
    return 0;
  });
}

API int st_set_interop_threads(int n) {
  return guarded<int>(-1, [&] {
    at::set_num_interop_threads(n);
    return 0;
  });
}

API int st_default_dtype() { return static_cast<int>(at::get_default_dtype_as_scalartype()); }

API int st_set_default_dtype(int dtype) {
  return guarded<int>(-1, [&] {
    at::set_default_dtype(at::scalarTypeToTypeMeta(static_cast<at::ScalarType>(dtype)));
    return 0;
  });
}

API int st_cuda_devices() {
  return guarded<int>(0, [&] { return static_cast<int>(torch::cuda::device_count()); });
}
