// Values that cross the border: boxed, owned and borrowed; and exceptions, which do not cross it.
#pragma once

#include <ATen/ATen.h>
#include <ATen/core/ivalue.h>

#include <string>
#include <vector>

#define API extern "C" __attribute__((visibility("default")))

namespace {

using variable_list = std::vector<at::Tensor>;

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

}  // namespace

API const char* st_error() { return error.c_str(); }
